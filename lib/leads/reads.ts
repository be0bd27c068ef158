import 'server-only'
import { recordReads } from '@/lib/records/reads'
import { accessRead } from '@/lib/rights/access'
import { shareCommands } from '@/lib/rights/share'
import { leads } from './entity'

export const {
  list: listLeads,
  reread: rereadLeads,
  one: readLead,
  history: leadHistory,
} = recordReads(leads)
export const { share: shareLead, unshare: unshareLead } = shareCommands(leads)
export const leadAccess = accessRead(leads)

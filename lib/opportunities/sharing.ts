import 'server-only'
import { accessRead } from '@/lib/rights/access'
import { shareCommands } from '@/lib/rights/share'
import { opportunities } from './entity'

export const { share: shareOpportunity, unshare: unshareOpportunity } = shareCommands(opportunities)
export const opportunityAccess = accessRead(opportunities)

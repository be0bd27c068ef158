import 'server-only'
import { recordReads } from '@/lib/records/reads'
import { accessRead } from '@/lib/rights/access'
import { shareCommands } from '@/lib/rights/share'
import { accounts } from './entity'

export const {
  list: listAccounts,
  reread: rereadAccounts,
  one: readAccount,
  history: accountHistory,
} = recordReads(accounts)
export const { share: shareAccount, unshare: unshareAccount } = shareCommands(accounts)
export const accountAccess = accessRead(accounts)

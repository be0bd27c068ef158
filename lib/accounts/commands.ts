import 'server-only'
import { bulkCommands } from '@/lib/records/bulk'
import { type Hooks, recordCommands } from '@/lib/records/commands'
import { ownTeam } from '@/lib/records/own-team'
import { allowUndo } from '@/lib/records/undo'
import { accounts } from './entity'

/** A customer that nobody else is named for is its maker's, and of their team. */
export const rules: Hooks = {
  async prepare({ tx, actor }, values) {
    return {
      ...values,
      ownerId: values.ownerId === undefined ? actor.id : values.ownerId,
      teamId: values.teamId === undefined ? await ownTeam(tx, actor) : values.teamId,
      createdBy: actor.id,
    }
  },
}

export const {
  create: createAccount,
  update: updateAccount,
  archive: archiveAccount,
  restore: restoreAccount,
  remove: deleteAccount,
} = recordCommands(accounts, rules)

export const { change: changeAccounts, archiveMany: archiveAccounts } = bulkCommands(accounts, rules)

allowUndo(accounts, rules)

import 'server-only'
import type { Fields } from '@/db/schema'
import { invalidField } from '@/lib/kernel/errors'
import { bulkCommands } from '@/lib/records/bulk'
import { type Hooks, recordCommands } from '@/lib/records/commands'
import { ownTeam } from '@/lib/records/own-team'
import { allowUndo } from '@/lib/records/undo'
import { leads } from './entity'
import { standing } from './standing'

/** A lead without a named owner is its maker's, and of their team for leads. */
export const rules: Hooks = {
  async prepare({ tx, actor }, values) {
    const ownerId = values.ownerId === undefined ? actor.id : values.ownerId
    return {
      ...values,
      ...stood({}, { ...values, ownerId }),
      ownerId,
      teamId: values.teamId === undefined ? await ownTeam(tx, actor, 'hasLeads') : values.teamId,
      createdBy: actor.id,
    }
  },

  async follow(_, before, patch) {
    return { ...patch, ...stood(before, patch) }
  },
}

function stood(before: Fields, patch: Fields): Fields {
  const found = standing(before, patch)
  if (found === 'reason') throw invalidField('stopReasonId', 'stopReason')
  return found
}

export const {
  create: createLead,
  update: updateLead,
  archive: archiveLead,
  restore: restoreLead,
  remove: deleteLead,
} = recordCommands(leads, rules)

export const { change: changeLeads, archiveMany: archiveLeads } = bulkCommands(leads, rules)

allowUndo(leads, rules)

import 'server-only'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Hooks } from '@/lib/records/hooks'
import type { Row } from '@/lib/records/query'
import { refuseCircle, refuseTwin, standing } from './checks'
import { handOver } from './hand-over'
import { lockTree, type Unit, unitIn } from './locks'
import { forgetLogo } from './logo'
import { childrenOf } from './tree'
import { isUsed, teamsOf } from './uses'

/** The root stays where it is, names are unique among siblings, and nothing hangs below what is archived. */
export const unitHooks: Hooks = {
  async prepare(context, values) {
    const tree = await lockTree(context)
    const parent = standing(tree, String(values.parentId))
    refuseTwin(tree, parent.id, values)
    const last = childrenOf(tree, parent.id).at(-1)
    return { ...values, position: last ? last.position + 1 : 0 }
  },

  async follow(context, before, patch) {
    const { name, kind, parentId, archivedAt } = patch
    if (parentId !== undefined && parentId !== before.parentId) throw invalidField('parentId', 'invalidValue')
    const isChosen = kind !== undefined && kind !== before.kind
    if (before.kind === 'root' && (isChosen || archivedAt)) throw conflict('rootStays')
    const tree = await lockTree(context)
    if (name !== undefined) refuseTwin(tree, before.parentId, { ...before, ...patch })
    if (isChosen && (await teamsOf(context, before.id)) > 0) throw conflict('unitHasTeams')
    if (archivedAt && (await isUsed(context, before.id))) throw conflict('unitInUse')
    if (archivedAt === null) restorable(tree, before)
    return patch
  },

  /** Undo comes this way only: the place it goes back to may be gone or below it by now. */
  async settle(context, after, before) {
    if (!before || after.parentId === before.parentId) return []
    const tree = await lockTree(context)
    const parentId = String(after.parentId)
    if (!tree.some(({ id, archivedAt }) => id === parentId && !archivedAt)) throw conflict('notUndoable')
    refuseCircle(tree, after.id, parentId)
    refuseTwin(tree, parentId, after)
    return []
  },

  async release(context, row, { replacementId }) {
    if (row.kind === 'root') throw conflict('rootStays')
    await forgetLogo(context, row.id)
    return replacementId ? handOver(context, row.id, replacementId) : []
  },
}

function restorable(tree: readonly Unit[], row: Row): void {
  if (row.parentId && unitIn(tree, String(row.parentId)).archivedAt) throw conflict('unitParentArchived')
  refuseTwin(tree, row.parentId, row)
}

import type { lifecycleStage } from '@/db/schema'
import { STARTER } from '@/lib/identity/starter'

type Row = typeof lifecycleStage.$inferInsert

/** The lifecycle that a new company begins with, parents before what stands below them. */
export function firstLifecycle(workspaceId: string, makeId: (name: string) => string): Row[] {
  let position = 0
  return STARTER.lifecycle.flatMap(({ below, ...root }) => {
    const id = makeId(root.name)
    const children = below.map((name) => ({ name, parentId: id, color: root.color, id: makeId(name) }))
    return [{ ...root, id }, ...children].map((row) => ({ ...row, workspaceId, position: position++ }))
  })
}

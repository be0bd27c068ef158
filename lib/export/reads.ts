import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { recordExport } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { read } from '@/lib/kernel/read'
import { KEPT_DAYS } from './commands'
import { ownExports } from './own'

const SHOWN = 5

export type ShownExport = {
  id: string
  fileName: string
  state: 'running' | 'done' | 'stopped' | 'failed'
  total: number
  done: number
  bytes: number
  until: Date
}

/** The reader's own exports of a kind that are under way or there to be taken, the last first. */
export const ownExportsOf = read({
  name: 'record_export.own',
  permission: 'record:export',
  input: z.strictObject({ kind: z.string().max(60) }),
  run: ({ tx, actor }, { kind }) =>
    exportsOf(
      tx,
      actor,
      and(eq(recordExport.entity, kind), inArray(recordExport.state, ['running', 'done'])),
    ),
})

/** How far one of them is. */
export const exportState = read({
  name: 'record_export.state',
  permission: 'record:export',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    return (await exportsOf(tx, actor, eq(recordExport.id, id)))[0] ?? null
  },
})

async function exportsOf(tx: Tx, actor: Actor, which: ReturnType<typeof and>): Promise<ShownExport[]> {
  const { id, fileName, state, total, done, bytes, createdAt } = recordExport
  const rows = await tx
    .select({ id, fileName, state, total, done, bytes, createdAt })
    .from(recordExport)
    .where(and(ownExports(actor), which))
    .orderBy(desc(createdAt))
    .limit(SHOWN)
  return rows.map(({ createdAt, ...run }) => ({
    ...run,
    until: new Date(createdAt.getTime() + KEPT_DAYS * 86_400_000),
  }))
}

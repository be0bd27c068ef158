import 'server-only'
import { asc } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { adminUnit, searchToken } from '@/db/schema'
import { nextPosition } from '@/lib/dictionaries/order'
import type { Actor } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { tokensOf } from '@/lib/records/tokens'
import { adminUnits } from './entity'
import { type ImportPlan, type NewPlace, planImport } from './import-plan'
import { OWN, seen } from './own'

/** Lines of one file; and places of one company, so that all of them are compared with. */
export const MOST_LINES = 5000
const MOST_PLACES = 50_000
const PORTION = 500
const SHOWN = 50

const cell = z.string().max(500).optional()
const input = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        row: z.int().positive(),
        ...{ country: cell, province: cell, district: cell, ward: cell },
        ...{ name: cell, above: cell },
      }),
    )
    .min(1)
    .max(MOST_LINES),
})

/** What a file would add and what is wrong with it; nothing is written. */
export const checkLocations = read({
  name: 'admin_unit.check_import',
  permission: 'dictionary:write',
  input,
  run: async ({ tx, actor }, { lines }) => shortened(planImport(lines, await allOwn(tx, actor))),
})

/** Adds all places of a file at once, or none: not while one line of it is wrong. */
export const importLocations = command({
  name: 'admin_unit.import',
  permission: 'dictionary:write',
  input,
  async run(context, { lines }) {
    const { tx, actor } = context
    const plan = planImport(lines, await allOwn(tx, actor))
    if (plan.errors.length > 0) throw conflict('locationErrors', { count: plan.errors.length })
    const position = await nextPosition(context, adminUnits)
    for (let start = 0; start < plan.made.length; start += PORTION)
      await add(context, plan.made.slice(start, start + PORTION), position + start)
    const events = plan.made.map(({ id, name, parentId, under }) => ({
      entity: adminUnits.name,
      recordId: id,
      type: 'created',
      after: { name, ...(parentId && { parentId }), ...(under && { under }) },
    }))
    return { data: shortened(plan), events }
  },
})

async function add({ tx, actor }: Context, made: NewPlace[], position: number): Promise<void> {
  const { id: workspaceId } = actor.workspace
  const rows = made.map(({ path: _, ...place }, at) => ({ ...place, workspaceId, position: position + at }))
  await tx.insert(adminUnit).values(rows)
  const tokens = rows.flatMap((row) =>
    tokensOf(adminUnits, row).map((token) => ({
      ...token,
      workspaceId,
      entity: adminUnits.name,
      recordId: row.id,
    })),
  )
  if (tokens.length > 0) await tx.insert(searchToken).values(tokens)
}

async function allOwn(tx: Tx, actor: Actor) {
  const own = await tx
    .select(OWN)
    .from(adminUnit)
    .where(seen(actor))
    .orderBy(asc(adminUnit.id))
    .limit(MOST_PLACES + 1)
  if (own.length > MOST_PLACES) throw conflict('tooManyLocations', { most: MOST_PLACES })
  return own
}

export type ImportOutcome = Pick<ImportPlan, 'rows' | 'known' | 'errors'> & {
  made: number
  first: NewPlace[]
  wrong: number
}

const shortened = ({ rows, known, made, errors }: ImportPlan): ImportOutcome => ({
  ...{ rows, known },
  made: made.length,
  wrong: errors.length,
  first: made.slice(0, SHOWN),
  errors: errors.slice(0, SHOWN),
})

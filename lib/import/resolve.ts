import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member } from '@/db/schema'
import { listOf, textOf } from '@/lib/fields/cell'
import type { Cell } from '@/lib/fields/kind'
import type { Actor } from '@/lib/kernel/actor'
import { entityNamed, type Field, isSearched } from '@/lib/kernel/entity'
import { listOptions, type Option } from '@/lib/records/options'
import { twinsOf } from '@/lib/records/twins'
import { searchKey } from '@/lib/vietnam/text'

/** What a name in a cell means: one record, several, or none yet. */
export type Meant = { id: string } | 'many' | 'none'
/** Names of one field of many rows, looked up together. */
export type Names = { meant(name: string): Meant; split(cell: Cell): string[] }

/** Looks up what the cells of a column that refers to other records mean, as far as the actor may see it. */
export async function namesFor(tx: Tx, actor: Actor, field: Field, cells: readonly Cell[]): Promise<Names> {
  const known = await (isSearched(field) ? ofRecords(tx, actor, field, cells) : ofEntries(tx, actor, field))
  const meant = (name: string): Meant => {
    const [id, ...others] = known.get(searchKey(name)) ?? []
    if (!id) return 'none'
    return others.length > 0 ? 'many' : { id }
  }
  const split = (cell: Cell): string[] => {
    const whole = textOf(cell)
    return (field.type !== 'references' && field.type !== 'records') || meant(whole) !== 'none'
      ? [whole]
      : listOf(cell)
  }
  return { meant, split }
}

function ofRecords(tx: Tx, actor: Actor, { to = '' }: Field, cells: readonly Cell[]) {
  const entity = entityNamed(to)
  return twinsOf(tx, actor, entity, entity.title, [...new Set(cells.map(textOf))], 'no')
}

async function ofEntries(tx: Tx, actor: Actor, field: Field): Promise<Map<string, string[]>> {
  const known = new Map<string, string[]>()
  const add = (name: string, id: string) => {
    const key = searchKey(name)
    const ids = known.get(key) ?? []
    if (!ids.includes(id)) known.set(key, [...ids, id])
  }
  const options = await listOptions(tx, actor, field.to ?? '', field)
  for (const { id, name } of options.filter(isOffered)) add(name, id)
  if (field.to === 'member') {
    const offered = new Set(options.filter(isOffered).map(({ id }) => id))
    for (const { id, email } of await emailsOf(tx, actor)) if (offered.has(id)) add(email, id)
  }
  return known
}

const isOffered = ({ isArchived }: Option) => !isArchived

function emailsOf(tx: Tx, actor: Actor) {
  return tx
    .select({ id: member.id, email: member.email })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.isActive, true)))
}

import 'server-only'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import { describe as descriptionOf, type Entity } from '@/lib/kernel/entity'
import { optionsFor } from '@/lib/records/options'
import { listRecords, type Row } from '@/lib/records/query'
import { holidays } from './activity-entities'
import { customFields } from './entities'
import { formulaOptions } from './formula-rules'
import { SCREENS } from './looks'
import type { DictionaryData, Place } from './screen'
import { type Usage, usageOf } from './uses'

/** A row of a dictionary with what uses it, by kind of record. */
export type Entry = Row & { name: string; version: number; usage: Usage }

/** A whole dictionary in its order, the archived rows too. Counts go past what a reader may see: for writers only. */
export async function listEntries(tx: Tx, actor: Actor, entity: Entity): Promise<Entry[]> {
  const { rows } = await listRecords(tx, actor, entity, { archived: 'any', limit: 2000 })
  const usage = can(actor, entity.permissions.write)
    ? await usageOf(tx, actor, entity)
    : new Map<string, Usage>()
  return rows.map((row) => ({
    ...row,
    name: String(row.name),
    version: Number(row.version),
    usage: usage.get(row.id) ?? usage.get(String(row.name)) ?? {},
  }))
}

/** What the screen of a dictionary shows, read in one transaction. */
export async function loadDictionary(tx: Tx, actor: Actor, place: Place): Promise<DictionaryData> {
  const { entity, look } = SCREENS[place]
  const { parts } = look
  return {
    ...(parts && { parts: await partsOf(tx, actor, SCREENS[parts.place].entity, parts.field) }),
    ...(look.preview && { daysOff: await daysOff(tx, actor) }),
    place,
    look,
    description: descriptionOf(entity),
    entries: await listEntries(tx, actor, entity),
    options: {
      ...(await optionsFor(tx, actor, entity)),
      ...(entity === customFields && formulaOptions(actor)),
    },
    canWrite: can(actor, entity.permissions.write),
  }
}

async function daysOff(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await listRecords(tx, actor, holidays, { limit: 2000 })
  return rows.map(({ day }) => String(day))
}

async function partsOf(tx: Tx, actor: Actor, entity: Entity, field: string) {
  const { rows } = await listRecords(tx, actor, entity, { limit: 2000 })
  return rows.map((row) => ({ id: row.id, name: String(row.name), of: String(row[field]) }))
}

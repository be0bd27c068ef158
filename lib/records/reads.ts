import 'server-only'
import { z } from 'zod'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { moment } from '@/lib/kernel/moment'
import { type Read, read } from '@/lib/kernel/read'
import { shared } from '@/lib/kernel/shared'
import { loadBoard } from './board'
import { filterRead } from './filter-parts'
import { MOST_CARDS } from './layouts'
import { checkQuery, cursor, listQuery } from './list-query'
import { countRecords, getRecord, listRecords, type Page, type Row, rereadRecords } from './query'
import { timelineOf } from './timeline'
import { STRANDS, type TimelinePage } from './timeline-entry'

const listInput = z.strictObject({ query: listQuery, after: cursor.optional() })
const rereadInput = z.strictObject({ query: listQuery, ids: z.array(z.uuid()).max(1000) })
const boardInput = z.strictObject({
  query: listQuery,
  by: z.string().max(60),
  sizes: z.record(z.string().max(100), z.int().positive().max(MOST_CARDS)),
})
const oneInput = z.strictObject({ id: z.uuid() })
const timelineInput = z.strictObject({
  id: z.uuid(),
  strand: z.enum(STRANDS).optional(),
  before: z.strictObject({ at: moment, id: z.uuid() }).nullish(),
})

export type RecordReads = {
  list: Read<typeof listInput, Page>
  reread: Read<typeof rereadInput, { rows: Row[]; total: number }>
  one: Read<typeof oneInput, Row>
  timeline: Read<typeof timelineInput, TimelinePage>
}

/** What the browser asks of an entity by itself: further rows, fresh copies, one record, older changes. */
export function recordReads(entity: Entity): RecordReads {
  const { name } = entity
  const permission = entity.permissions.read
  return {
    list: read({
      name: `${name}.list`,
      permission,
      input: listInput,
      async run({ tx, actor }, { query, after }) {
        checkQuery(actor, entity, query)
        return listRecords(tx, actor, entity, { ...query, after })
      },
    }),
    /** Rows that are missing in the answer have left the list. */
    reread: read({
      name: `${name}.reread`,
      permission,
      input: rereadInput,
      async run({ tx, actor }, { query, ids }) {
        checkQuery(actor, entity, query)
        const rows = await rereadRecords(tx, actor, entity, ids, query)
        return { rows, total: await countRecords(tx, actor, entity, query) }
      },
    }),
    one: read({
      name: `${name}.read`,
      permission,
      input: oneInput,
      async run({ tx, actor }, { id }) {
        const row = await getRecord(tx, actor, entity, id)
        if (!row) throw notFound()
        return withoutHidden(actor, entity, row)
      },
    }),
    timeline: read({
      name: `${name}.timeline`,
      permission,
      input: timelineInput,
      async run({ tx, actor }, { id, ...asked }) {
        if (!(await getRecord(tx, actor, entity, id))) throw notFound()
        return timelineOf(tx, actor, entity, id, asked)
      },
    }),
  }
}

const pickInput = z.strictObject({ text: z.string().max(200), ids: z.array(z.uuid()).max(200).default([]) })
const OFFERED = 20

type Pick = { pick: Read<typeof pickInput, Picked[]>; filterParts: ReturnType<typeof filterRead> }

/** Everything whose records others may refer to, by name. */
export const pickable = shared('pickable', () => new Map<string, Pick>())

/** Lets others that refer to records pick them, by a text or their ids, and be filtered by what these hold. */
export function pickReads(entity: Entity): Pick {
  const filterParts = filterRead(entity)
  const pick = read({
    name: `${entity.name}.pick`,
    permission: entity.permissions.read,
    input: pickInput,
    async run({ tx, actor }, { text, ids }) {
      const rows =
        ids.length > 0
          ? await rereadRecords(tx, actor, entity, ids, { archived: 'any' })
          : (await listRecords(tx, actor, entity, { search: text, limit: OFFERED })).rows
      return rows.map((row) => ({
        id: row.id,
        name: String(row[entity.title]),
        hint: [row.phone, row.email].find((each) => each) as string | undefined,
      }))
    },
  })
  const reads = { pick, filterParts }
  pickable.set(entity.name, reads)
  return reads
}

/** A record as a choice; the hint tells namesakes apart. */
export type Picked = { id: string; name: string; hint?: string }

/** Fresh columns of a board, with as many cards of each as are wanted. */
export const boardRead = (entity: Entity) =>
  read({
    name: `${entity.name}.board`,
    permission: entity.permissions.read,
    input: boardInput,
    async run({ tx, actor }, { query, by, sizes }) {
      checkQuery(actor, entity, query)
      return loadBoard(tx, actor, entity, query, { by, sizes })
    },
  })

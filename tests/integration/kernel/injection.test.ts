import { beforeAll, expect, test } from 'vitest'
import { fieldKinds } from '@/lib/fields'
import { reading } from '@/lib/kernel/database'
import { type Entity, entities } from '@/lib/kernel/entity'
import { Refusal } from '@/lib/kernel/errors'
import { boardQuery, loadBoard } from '@/lib/opportunities/board-page'
import { opportunities } from '@/lib/opportunities/entity'
import { parseFilter, whereFilter } from '@/lib/records/filter'
import type { Filter } from '@/lib/records/filter-shape'
import { findRecords } from '@/lib/records/find'
import { listQueryOf } from '@/lib/records/list-query'
import { countRecords, listRecords } from '@/lib/records/query'
import { loadEverything } from '@/tests/support/everything'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const QUOTES = ["'", '"', '`', "\\'", "''", '$$', '\u02bc', '\u2019']
const PAYLOADS = [
  ...QUOTES,
  ...QUOTES.slice(0, 4).map((quote) => `${quote} or 1=1 --`),
  ...QUOTES.slice(0, 4).map((quote) => `${quote}; drop table opportunity; --`),
  "'; select pg_sleep(30); --",
  "' || pg_sleep(30) || '",
  '1; select pg_sleep(30)',
  "1' and (select 1 from pg_sleep(30)) is not null --",
  "') union select null, password_hash from login --",
  "x' union all select email, password_hash from login --",
  '%',
  '_',
  '\\',
  '%27%20or%201=1',
  '*',
  '?',
  '$1',
  '$2',
  ':name',
  '/*',
  '--',
  '#',
  'null',
  'true',
  'me',
  'today',
  'NaN',
  'Infinity',
  '1e999',
  '-0',
  '0x1F',
  "Asia/Ho_Chi_Minh'; drop table event; --",
  'id) from opportunity; delete from event; --',
  '\u0000',
  '\ud800',
  '\u202e',
  'ﬀ',
  '𝕏'.repeat(50),
  '__proto__',
  'constructor',
  'a'.repeat(10_000),
]

let world: World

beforeAll(async () => {
  await loadEverything()
  world = await aWorld()
  await aCard(world.admin, {
    title: "D'Artagnan 100% _x_ \\ back",
    description: '"quoted"',
    tagIds: [world.tags[0]],
  })
})

/** Refusals are fine, errors of the database are not; nothing may be slow, gone or more than is there. */
async function harmless<T>(label: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw new Error(`${label}: ${error} ${(error as Error).cause ?? ''}`)
  }
}

/** As a link carries it; too long a filter is none. */
const fromUrl = (filter: Filter) => parseFilter(JSON.stringify(filter))

function isAccepted(entity: Entity, filter: Filter): boolean {
  try {
    return Boolean(whereFilter(world.admin, entity, filter))
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return false
  }
}

const rowsOf = (filter: Filter | undefined, search?: string) =>
  reading(world.admin, (tx) =>
    listRecords(tx, world.admin, opportunities, { filter: filter && fromUrl(filter), search }),
  )

test('[S9] payloads in every comparison of every field of every entity reach no SQL', async () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(40)
  let tries = 0
  for (const entity of entities.values()) {
    for (const [name, field] of Object.entries(entity.fields)) {
      for (const operator of Object.keys(fieldKinds[field.type].operators)) {
        const filters = PAYLOADS.flatMap((payload, at) => {
          tries += 1
          const filter = fromUrl([name, operator, at % 2 ? payload : [payload]])
          return filter && isAccepted(entity, filter) ? [filter] : []
        })
        await reading(world.admin, async (tx) => {
          while (filters.length > 0) {
            await countRecords(tx, world.admin, entity, { filter: { or: filters.splice(0, 20) } })
          }
        }).catch((error) => expect.unreachable(`${entity.name}.${name} ${operator}: ${error} ${error.cause}`))
      }
    }
  }
  expect(tries).toBeGreaterThan(5000)
}, 400_000)

test('[S9] payloads as field, comparison, order, group, search or whole filter are ignored or refused', async () => {
  for (const payload of PAYLOADS) {
    const label = JSON.stringify(payload).slice(0, 60)
    await harmless(label, () => rowsOf([payload, 'is', 1]))
    await harmless(label, () => rowsOf(['title', payload, 1]))
    await harmless(label, () => rowsOf(undefined, payload))
    await harmless(label, () => reading(world.admin, (tx) => findRecords(tx, world.admin, payload)))
    const search = new URLSearchParams({
      q: payload,
      sort: payload,
      group: payload,
      filter: payload,
      archived: payload,
    })
    await harmless(label, () =>
      reading(world.admin, (tx) => listRecords(tx, world.admin, opportunities, listQueryOf(search))),
    )
    const board = await harmless(label, () =>
      reading(world.admin, (tx) => loadBoard(tx, world.admin, boardQuery(search))),
    )
    expect(board?.query).toMatchObject({ group: 'stage', order: 'rank' })
  }
})

test('[S9] payloads as time zone and as cursor do not reach SQL as text', async () => {
  const person = {
    id: 'x',
    email: 'x',
    name: 'x',
    locale: 'vi',
    theme: 'system',
    hasShortcuts: true,
    toastSeconds: 10,
    menu: null,
  } as const
  for (const payload of PAYLOADS) {
    const label = JSON.stringify(payload).slice(0, 60)
    const actor = { ...world.admin, person: { ...person, timeZone: payload } }
    const zoned = reading(actor, (tx) =>
      countRecords(tx, actor, opportunities, { filter: ['createdAt', 'lt', '2026-01-01'] }),
    )
    expect(
      await zoned.then(
        () => 'read',
        ({ cause }) => cause?.code,
      ),
      label,
    ).not.toBe('42601')
    const paged = reading(world.admin, (tx) =>
      listRecords(tx, world.admin, opportunities, {
        sort: { field: 'title', descending: false },
        after: { value: payload.replaceAll('\0', ''), id: world.stages[0] ?? '' },
      }),
    )
    expect(
      await paged.then(
        () => 'read',
        ({ cause }) => cause?.code,
      ),
      label,
    ).toBe('read')
  }
})

test('what is typed is found literally: quotes, per cent, underscore and backslash', async () => {
  for (const literal of ["d'artagnan", '100%', '_x_', '\\ back']) {
    expect((await rowsOf(['title', 'contains', literal])).rows, literal).toHaveLength(1)
  }
  for (const wildcard of ['d_artagnan', '1%0', '%%%', 'x\\']) {
    expect((await rowsOf(['title', 'contains', wildcard])).rows, wildcard).toHaveLength(0)
  }
})

test('everything is still there', async () => {
  const [left] = await asOwner(
    `select (select count(*)::int from opportunity) as cards, (select count(*)::int from event) as events,
      to_regclass('login') is not null as logins`,
  )
  expect(left).toEqual({ cards: 1, events: 1, logins: true })
})

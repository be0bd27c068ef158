import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Tx } from '@/db/client'
import { systemActor } from '@/lib/kernel/actor'
import { type Command, execute } from '@/lib/kernel/command'
import { entities } from '@/lib/kernel/entity'
import { Refusal } from '@/lib/kernel/errors'
import type { Permission } from '@/lib/kernel/policy'
import { answer } from '@/lib/kernel/read'
import { type Path, pathsOf, valueAt, withValue } from '@/tests/support/bodies'
import { allCommands, allReads, loadEverything } from '@/tests/support/everything'
import { isPolluted, JUNK, SPOILT } from '@/tests/support/hostile'
import { asOwner, fingerprint, tenantTables } from '@/tests/support/owner'
import { rehearse } from '@/tests/support/rehearsal'
import { acceptedBody, aSweptWorld, type Swept } from '@/tests/support/sweep'

let world: Swept
let other: Swept

beforeAll(async () => {
  await loadEverything()
  world = await aSweptWorld()
  other = await aSweptWorld()
})

const NOTHING = 'accepted, and did nothing'

/** Runs and takes back; answers with the code of the refusal, null when accepted, or what went wrong. */
async function tried(
  definition: Command,
  body: unknown,
  inspect?: (tx: Tx) => Promise<void>,
): Promise<string | null> {
  try {
    const isOwn = INTERNAL.has(definition.name) && !FOR_SOMEBODY.has(definition.name)
    const actor = isOwn ? systemActor(world.workspace) : world.admin
    const { changed } = await rehearse(() => execute(definition, actor, body), inspect)
    return changed ? null : NOTHING
  } catch (error) {
    if (error instanceof Refusal) return error.code
    return `${definition.name} broke: ${error} ${(error as Error).cause ?? ''}`
  }
}

const isClean = (outcome: string | null) => outcome === null || !outcome.includes('broke')

/** Commands that the product gives itself; what stands inside their bodies has been checked before. */
const INTERNAL = new Set([
  'activity.extend_series',
  'backup.begin',
  'backup.close',
  'backup.due',
  'backup.end',
  'backup.keep',
  'backup.progress',
  'hand_over.step',
  'hand_over.fail',
  'invitation.send',
  'inbound.process',
  'inbound.fetched',
  'inbound.fail',
  'mail_domain.prove',
  'mailbox.file',
  'mailbox.take',
  'mailbox.advance',
  'mailbox.settle',
  'mailbox.note_check',
  'lead_recycling.recycle',
  'support_case.escalate',
  'lead_recycling.schedule',
  'mass_change.fail',
  'record_file.expire',
  'record_twin.end_search',
  'record_twin.keep',
  'record_export.drop',
  'record_export.fail',
  'reminder.anniversaries',
  'reminder.digests',
  'reminder.replan',
  'reminder.send',
  'retention.schedule',
  'bin.sweep_step',
  'retention.sweep',
  'search.reindex',
  'personal_data.erase_step',
  'web_form.hold_back',
  'web_form.submit',
])

/** Of these, those that it gives itself in the name of a member. */
const FOR_SOMEBODY = new Set(['mailbox.file'])

test('every command accepts the body that this sweep spoils', async () => {
  expect(allCommands().length).toBeGreaterThan(50)
  const refused: Record<string, string | null> = {}
  for (const definition of allCommands()) {
    const body = acceptedBody(definition, world)
    const outcome = await tried(definition, body)
    if (outcome !== null && outcome !== NOTHING)
      refused[definition.name] = `${outcome} for ${JSON.stringify(body)}`
  }
  expect(refused, 'say in FIXTURES of tests/support/sweep.ts what these need').toEqual({})
})

test('[S1] without its permission every command and every read refuses, and writes nothing', async () => {
  const before = await fingerprint()
  const lacking = (permission: Permission) => ({
    ...world.admin,
    grants: { ...world.admin.grants, [permission]: undefined },
  })
  for (const definition of allCommands()) {
    const body = acceptedBody(definition, world)
    const attempt = execute(definition, lacking(definition.permission), body)
    await expect(attempt, definition.name).rejects.toMatchObject({ code: 'forbidden' })
  }
  for (const definition of allReads()) {
    const attempt = answer(definition, lacking(definition.permission), {})
    await expect(attempt, definition.name).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect(await fingerprint()).toEqual(before)
})

test('[S4] junk instead of a body is refused by every command', async () => {
  const before = await fingerprint()
  const accepting = allCommands().filter(({ input }) => input.safeParse({}).success)
  for (const definition of allCommands()) {
    for (const junk of JUNK) {
      const outcome = await tried(definition, junk)
      const allowed =
        accepting.includes(definition) && typeof junk === 'object' ? ['invalid', null, NOTHING] : ['invalid']
      expect(allowed, `${definition.name} given ${String(junk)}`).toContain(outcome)
    }
  }
  expect(isPolluted()).toBe(false)
  expect(await fingerprint()).toEqual(before)
})

test('[S4] no column can be set that a command does not name', async () => {
  const columns = await asOwner<{ table: string; name: string }>(
    `select table_name as table, column_name as name from information_schema.columns where table_schema = 'public'`,
  )
  const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  const extras = new Set([
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    ...columns.map(({ name }) => camel(name)),
  ])
  const ownOf = ({ name }: Command) =>
    new Set(columns.filter(({ table }) => table === name.split('.')[0]).map((column) => camel(column.name)))
  const before = await fingerprint()
  for (const definition of allCommands()) {
    const body = acceptedBody(definition, world)
    const objects = [[], ...pathsOf(body).filter((path) => isPlain(valueAt(body, path)))]
    for (const path of INTERNAL.has(definition.name) ? [[]] : objects) {
      const known = valueAt(body, path) as object
      const own = ownOf(definition)
      for (const extra of [...extras].filter(
        (name) => !Object.hasOwn(known, name) && !isDeclared(definition, path, name),
      )) {
        const widened = withValue(body, [...path, extra], world.admin.id)
        // What the rules of the body refuse never reaches a transaction: junk above has shown that for every command.
        if (!definition.input.safeParse(widened).success) continue
        if (own.size > 0 && !own.has(extra)) continue
        const outcome = await tried(definition, widened)
        expect(outcome, `${definition.name} given ${[...path, extra].join('.')}`).toBe('invalid')
      }
    }
  }
  expect(isPolluted()).toBe(false)
  expect(await fingerprint()).toEqual(before)
}, 400_000)

test('[S4] a wrong value anywhere is refused or harmless, never a fault', async () => {
  const before = await fingerprint()
  let bodies = 0
  for (const definition of allCommands().filter(({ name }) => !INTERNAL.has(name))) {
    const body = acceptedBody(definition, world)
    for (const path of pathsOf(body)) {
      for (const spoilt of SPOILT) {
        bodies += 1
        const outcome = await tried(definition, withValue(body, path, spoilt))
        expect(
          isClean(outcome),
          `${outcome} with ${path.join('.')} = ${JSON.stringify(spoilt)?.slice(0, 80)}`,
        ).toBe(true)
      }
    }
  }
  expect(bodies).toBeGreaterThan(3000)
  expect(isPolluted()).toBe(false)
  expect(await fingerprint()).toEqual(before)
}, 400_000)

test("[S3] another workspace's id in any place of any body changes and keeps nothing of it", async () => {
  const before = await fingerprint()
  const theirs = await printOf(other)
  for (const definition of allCommands()) {
    const body = acceptedBody(definition, world)
    const foreign = acceptedBody(definition, other)
    const places = pathsOf(body).filter((path) => isForeign(body, foreign, path))
    for (const path of places) {
      const id = String(valueAt(foreign, path))
      const crossed = withValue(body, path, id)
      const outcome = await tried(definition, crossed, async (tx) => {
        expect(await printOf(other, tx), `${definition.name} with ${path.join('.')}`).toEqual(theirs)
        expect(await mentions(id, tx), `${definition.name} kept ${path.join('.')}`).toEqual([])
      })
      expect(isClean(outcome), `${outcome}`).toBe(true)
      if (path.join('.') === 'id') expect(['not_found', NOTHING], definition.name).toContain(outcome)
    }
  }
  expect(await fingerprint()).toEqual(before)
}, 400_000)

test('[S3] no read gives anything of another workspace', async () => {
  for (const definition of allReads()) {
    const body = acceptedBody(definition, other)
    const found = await answer(definition, world.admin, body).catch((error) => {
      expect(error, `${definition.name}: ${error}`).toBeInstanceOf(Refusal)
      return null
    })
    const { admin, pool, workspace } = other
    const text = JSON.stringify(found) ?? ''
    for (const id of [workspace.id, admin.id ?? '', ...Object.values(pool).flat()]) {
      expect(text.includes(id), `${definition.name} gives ${id}`).toBe(false)
    }
  }
})

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const isPlain = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)

/** Ids that name a line of text and no record. */
const LINES = ['requirements', 'checklist', 'options']

const isForeign = (body: unknown, foreign: unknown, path: Path) => {
  if (path.some((key) => LINES.includes(String(key)))) return false
  const [own, their] = [valueAt(body, path), valueAt(foreign, path)]
  return typeof own === 'string' && UUID.test(own) && UUID.test(String(their)) && own !== their
}

/** A patch may name every field of its entity that is not the product's own. */
function isDeclared({ name }: Command, path: Path, extra: string): boolean {
  if (!['patch', 'answers', 'values'].includes(String(path.at(-1)))) return false
  // Values of another record stand below its name.
  const of = path.at(-1) === 'values' ? String(path.at(-2)) : (name.split('.')[0] ?? '')
  const field = entities.get(of)?.fields[extra]
  return field !== undefined && !field.readOnly
}

type Rows<T> = { rows: T[] }
const ask = async <T extends Record<string, unknown>>(query: string, tx?: Tx): Promise<T[]> =>
  tx ? ((await tx.execute(sql.raw(query))) as unknown as Rows<T>).rows : asOwner<T>(query)

async function printOf({ workspace }: Swept, tx?: Tx): Promise<unknown> {
  const parts = (await tenantTables()).map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as print
       from "${table}" t where workspace_id = '${workspace.id}'`,
  )
  return ask(`${parts.join(' union all ')} order by 1`, tx)
}

/** Tables of this workspace in which the id occurs. */
async function mentions(id: string, tx: Tx): Promise<unknown> {
  const parts = (await tenantTables()).map(
    (table) =>
      `select '${table}' as name from "${table}" t where workspace_id = '${world.workspace.id}' and t::text like '%${id}%'`,
  )
  return ask(parts.join(' union all '), tx)
}

import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Command, execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { type Entity, isSearched } from '@/lib/kernel/entity'
import { Refusal } from '@/lib/kernel/errors'
import type { Permission } from '@/lib/kernel/policy'
import { answer, type Read } from '@/lib/kernel/read'
import { getMessage } from '@/lib/mail/outbound/messages'
import { type Path, pathsOf, valueAt, withValue } from '@/tests/support/bodies'
import { allCommands, allReads, loadEverything } from '@/tests/support/everything'
import { report } from '@/tests/support/figures'
import { kinds } from '@/tests/support/kinds'
import { mayReach } from '@/tests/support/organisation'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { type Peopled, peopled, type Target } from '@/tests/support/personas'
import { rehearse } from '@/tests/support/rehearsal'
import { acceptedBody, aSweptWorld, type Swept } from '@/tests/support/sweep'
import { aPrivateMail } from '@/tests/support/sweep-samples'

let world: Swept
let other: Swept
let there: Peopled

beforeAll(async () => {
  await loadEverything()
  world = await aSweptWorld()
  other = await aSweptWorld()
  there = await peopled(world)
}, 400_000)

type Operation = {
  definition: Command | Read
  isRead: boolean
  path: Path
  /** A kind of record, or `message`. */
  of: string
  body: Record<string, unknown>
  /** The permission by which the record is reached, if not that of the operation. */
  by?: Permission
}

/** Every operation, once for each place of its body where a record or a message of one stands. */
function operations(): Operation[] {
  const commands = allCommands().map((definition) => ({ definition, isRead: false }))
  const reads = allReads().map((definition) => ({
    definition: definition as unknown as Command,
    isRead: true,
  }))
  return [...commands, ...reads].flatMap(({ definition, isRead }) => {
    if (INTERNAL.has(definition.name)) return []
    const { name } = definition
    const whole: Record<string, unknown> = {
      ...acceptedBody(definition, world),
      ...ALONE[name],
      ...(isOfNote(name) && NO_FILES),
    }
    const body = withoutLinks(whole)
    const links = name.endsWith('.create') ? linksOf(name, whole, body) : []
    const own = [...kinds().map(({ name }) => name), 'message'].flatMap((of) => {
      const known: unknown[] = [
        ...(world.pool[of] ?? []),
        ...((of === 'message' && world.pool['own mail']) || []),
      ]
      const places = pathsOf(body).filter((path) => known.includes(valueAt(body, path)) && isRecord(path))
      return places.map((path) => ({ definition, isRead, path, of, body }))
    })
    return [...own, ...links.map((link) => ({ definition, isRead, ...link }))]
  })
}

const isOfNote = (name: string) => /\.(add|change)_note$/.test(name)

const isLink = (entity: Entity | undefined, field: string) => {
  const declared = entity?.fields[field]
  return declared !== undefined && isSearched(declared) && !declared.readOnly
}

/** A body that links no records: whoever writes must reach each of them besides. */
function withoutLinks(body: Record<string, unknown>): Record<string, unknown> {
  const names = new Set(
    kinds().flatMap((kind) => Object.keys(kind.fields).filter((field) => isLink(kind, field))),
  )
  const bare = (each: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(each).filter(([field]) => !names.has(field)))
  const { patch } = body
  return patch ? { ...bare(body), patch: bare(patch as Record<string, unknown>) } : bare(body)
}

/** A new record that is linked to one other: that one must be within reach to be read. */
function linksOf(name: string, whole: Record<string, unknown>, body: Record<string, unknown>) {
  const kind = kinds().find((each) => name === `${each.name}.create`)
  return Object.entries(kind?.fields ?? {}).flatMap(([field, { to = '', type }]) => {
    if (!isLink(kind, field)) return []
    const path = type === 'records' ? [field, 0] : [field]
    return [{ path, of: to, body: { ...body, [field]: whole[field] }, by: `${to}:read` as Permission }]
  })
}

/** Commands that the product gives itself. */
const INTERNAL = new Set(['message.claim', 'message.settle', 'inbound.report', 'record_twin.keep'])
/** What must not stand beside the record: it belongs to another, or to whoever uploaded it. */
const ALONE: Record<string, Record<string, unknown>> = {
  'message.send': { answersId: null, uploadIds: [] },
  'message.send_many': { uploadIds: [] },
}
const NO_FILES = { fileIds: [] }
/** Operations that reach a record by another permission than the one that opens them. */
const REACHED_BY: Record<string, Permission> = {
  'activity.put_off_next': 'opportunity:read',
  'opportunity.duplicate': 'opportunity:read',
  'message.inspect': 'opportunity:read',
  'message.state': 'message:read',
}
/** Notes are written about whatever one sees. */
const reachedBy = (name: string): Permission | undefined => {
  const [kind, verb] = name.split('.')
  const isNoting = verb === 'add_note' || verb === 'colleagues'
  return isNoting ? (`${kind}:read` as Permission) : REACHED_BY[name]
}
/** Not the id of a line of text, nor the place after which a page begins or where a card is dropped. */
const PLACES = ['requirements', 'checklist', 'after', 'above', 'below']
const isRecord = (path: Path) => !path.some((key) => PLACES.includes(String(key)))
const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The record, or the message, of a target that an operation is about. */
const idIn = ({ records, messageId }: Target, { of }: Operation): string =>
  of === 'message' ? messageId : (records[of]?.id ?? '')

/** What is answered, ids apart: a refusal with its words, or what was given and whether anything changed. */
async function answered(operation: Operation, actor: Actor, id: string, isKept: boolean): Promise<string> {
  const { definition, isRead, path, body } = operation
  const asked = withValue(body, path, id)
  const run = async () => {
    if (isRead) return { data: await answer(definition as unknown as Read, actor, asked), changed: false }
    return execute(definition as Command, actor, asked)
  }
  try {
    const { data, changed } = await (isKept ? run() : rehearse(run))
    return `${changed ? 'changed' : 'gave'} ${JSON.stringify(data)?.replace(UUIDS, 'id')}`
  } catch (error) {
    if (error instanceof Refusal)
      return `${error.code} ${JSON.stringify(error.words)} ${JSON.stringify(error.fields)}`
    throw new Error(`${definition.name} broke: ${error} ${(error as Error).cause ?? ''}`)
  }
}

/**
 * What takes more than reach: a mail that still waits, and its writer; a share of the same record; another to merge or
 * to be compared with; a number to show; an address to write to. Who is busy is told alike whatever is left out.
 */
const STRICTER =
  /^(calendar\.busy|message\.(cancel|cancel_many|mark_seen|send_many|share)|record\.reveal)$|\.(unshare|merge|dismiss_twins|recall_twins)$/
const isStricter = (name: string) => STRICTER.test(name)

test('[S1] every operation reaches a record exactly when the model says so, and else answers as if there were none', async () => {
  const figures = { cases: 0, leaks: 0, written: 0, differences: 0 }
  const wrong: string[] = []
  const carriedOut = new Set<string>()
  const before = await fingerprint()
  for (const operation of operations()) {
    const { name, permission } = operation.definition
    for (const { name: who, person, actor } of there.personas) {
      if (!actor) continue
      const unknown = await answered(operation, actor, randomUUID(), true)
      for (const target of there.targets) {
        const deal = target.records[operation.of] ?? target.records.opportunity
        if (!deal) throw new Error(`no record for ${name}`)
        const may =
          can(actor, permission) &&
          mayReach(there.org, person, operation.by ?? reachedBy(name) ?? permission, deal)
        const told = await answered(operation, actor, idIn(target, operation), !may)
        figures.cases += 1
        if (told.startsWith('changed') || told.startsWith('gave')) carriedOut.add(name)
        const isAlike = told === unknown
        if (isAlike !== may || (may && isStricter(name))) continue
        figures.differences += 1
        if (!may) figures.leaks += 1
        wrong.push(`${name} of ${target.name} by ${who}, who may${may ? '' : ' not'}: ${told.slice(0, 120)}`)
      }
    }
  }
  const after = await fingerprint()
  figures.written = Object.keys(after).filter((table) => after[table] !== before[table]).length
  report('S1 operations by reach', figures)
  expect(wrong).toEqual([])
  expect(after).toEqual(before)
  expect(carriedOut.size, 'operations that somebody may carry out').toBeGreaterThan(10)
  for (const { name } of kinds()) expect([...carriedOut], name).toContain(`${name}.update`)
}, 400_000)

test('[S1] a private mail answers to nobody but its owner, whatever they may', async () => {
  const own = there.targets.find(({ name }) => name === 'own')
  const rep = there.personas.find(({ name }) => name === 'representative')?.actor
  if (!rep || !own) throw new Error('nobody is there')
  const id = await aPrivateMail(rep, own.records.opportunity?.id ?? '', 'opportunity')
  const asked = operations().filter(({ of }) => of === 'message')
  expect(asked.length).toBeGreaterThan(4)
  const told: string[] = []
  for (const operation of asked) {
    for (const { name: who, actor } of there.personas) {
      if (!actor || actor.id === rep.id) continue
      const unknown = await answered(operation, actor, randomUUID(), true)
      if ((await answered(operation, actor, id, true)) !== unknown)
        told.push(`${operation.definition.name} to ${who}`)
    }
  }
  expect(told).toEqual([])
  const isMet = (actor: Actor) =>
    reading(actor, async (tx) => (await getMessage(tx, actor, id)) !== undefined)
  expect(await isMet(rep)).toBe(true)
  await asOwner('delete from message where id = $1', [id])
}, 400_000)

test('[S1] what is deleted or of another workspace is answered like what never was, to everybody', async () => {
  const figures = { cases: 0, leaks: 0, written: 0 }
  const before = await fingerprint()
  const people = there.personas.flatMap(({ name, actor }) => (actor ? [{ name, actor }] : []))
  for (const operation of operations()) {
    const { name } = operation.definition
    const foreign = other.pool[operation.of]?.[0] ?? ''
    const deleted = there.deleted[operation.of]
    // What happened to a deleted record is still told to whoever audits.
    const targets = deleted && !name.startsWith('audit.') ? [foreign, deleted] : [foreign]
    const inside = there.targets.map((target) => idIn(target, operation))
    for (const { name: who, actor } of [
      ...people,
      { name: "another workspace's administrator", actor: other.admin },
    ]) {
      const unknown = await answered(operation, actor, randomUUID(), true)
      for (const id of actor === other.admin ? inside : targets) {
        const told = await answered(operation, actor, id, true)
        figures.cases += 1
        if (told !== unknown) figures.leaks += 1
        expect(told, `${name} by ${who}`).toBe(unknown)
      }
    }
  }
  const after = await fingerprint()
  figures.written = Object.keys(after).filter((table) => after[table] !== before[table]).length
  report('S1 deleted and foreign records', figures)
  expect(after).toEqual(before)
}, 400_000)

test('[S1] whoever lacks a permission is refused every operation that needs it, and nothing is written', async () => {
  const figures = { cases: 0, leaks: 0, written: 0 }
  const before = await fingerprint()
  const reads = new Set(allReads().map(({ name }) => name))
  expect(
    there.personas.find(({ name }) => name === 'deactivated')?.actor,
    'who was shut out is nobody',
  ).toBeNull()
  for (const { name: who, actor } of there.personas) {
    if (!actor) continue
    for (const definition of [...allCommands(), ...allReads()] as (Command | Read)[]) {
      if (can(actor, definition.permission)) continue
      const body = acceptedBody(definition, world)
      const isRead = reads.has(definition.name)
      const attempt = isRead
        ? answer(definition as Read, actor, body)
        : execute(definition as Command, actor, body)
      const told = await attempt.then(
        () => 'carried out',
        (error) => String(error.code ?? error),
      )
      figures.cases += 1
      if (told !== 'forbidden') figures.leaks += 1
      expect(told, `${definition.name} by ${who}`).toBe('forbidden')
    }
  }
  const after = await fingerprint()
  figures.written = Object.keys(after).filter((table) => after[table] !== before[table]).length
  report('S1 operations by permission', figures)
  expect(after).toEqual(before)
}, 400_000)

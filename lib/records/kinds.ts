import 'server-only'
import type { Tx } from '@/db/client'
import type { Fields } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { addedNames, entityIn } from '@/lib/kernel/custom-fields'
import { type Description, describe as descriptionOf, type Entity, type Layout } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { shared } from '@/lib/kernel/shared'
import { demandsOn } from '@/lib/record-rules/conditions'
import { enforceRules } from '@/lib/record-rules/enforce'
import type { RecordRules } from '@/lib/record-rules/rules'
import { accessRead } from '@/lib/rights/access'
import { shareCommands } from '@/lib/rights/share'
import { binCommands } from './bin-commands'
import { bulkCommands } from './bulk'
import { recordCommands } from './commands'
import type { Hooks } from './hooks'
import { hasTwins } from './likeness'
import { mergeCommands } from './mergers'
import { noteCommands } from './notes'
import { ownTeam } from './own-team'
import type { Row } from './query'
import { boardRead, pickReads, recordReads } from './reads'
import { twinVerdicts } from './twin-verdicts'
import { allowUndo } from './undo'
import { shown } from './write'

type Rules = Hooks & {
  /** For which of the teams' purposes a new record is kept. */
  purpose?: Parameters<typeof ownTeam>[2]
  /** What a new form holds besides owner and team, and what it was asked for with. */
  given?: Fields | ((actor: Actor, asked: Fields) => Fields)
  /** What is usually done with a record next, on a page below its own. */
  next?(row: Row): NextStep | undefined
}

export type NextStep = 'convert'

export type RecordKind = ReturnType<typeof recordKind>

/** Every kind of record whose screens, actions and pages are the generic ones, by name. */
export const recordKinds = shared('record-kinds', () => new Map<string, RecordKind>())

/**
 * Gives a declared entity all that a record has: reads, writes, mass changes, sharing and undo, each under
 * `<name>.<verb>`, and pages under its path. A record that nobody else is named for is its maker's, and of their team.
 */
export function recordKind(entity: Entity & { layout: Layout; path: `/${string}` }, rules: Rules = {}) {
  const { purpose, given, next, ...own } = rules
  const hooks: Hooks = {
    ...own,
    async prepareAll(context, rows) {
      const whole: Fields[] = []
      const standing = await standingOf(context, purpose)
      for (const row of rows) {
        const stood = { ...standing, ...defined(row), createdBy: context.actor.id }
        whole.push((await own.prepare?.(context, stood)) ?? stood)
      }
      await enforceRules(
        context,
        entity,
        whole.map((patch) => ({ before: null, patch })),
      )
      return whole
    },
    async follow(context, before, patch) {
      const whole = (await own.follow?.(context, before, patch)) ?? patch
      await enforceRules(context, entity, [{ before, patch: whole }])
      return whole
    },
    // As if all that it holds were said of it now; what it lacks it lacked before.
    comeBack: (context, row) =>
      enforceRules(context, entity, [
        { before: { id: row.id }, patch: shown(entityIn(context.actor, entity), row) },
      ]),
  }
  const kind = {
    entity,
    hooks,
    /** What is true of every new one unless it says otherwise. */
    given: typeof given === 'function' ? undefined : given,
    next,
    begin: async (tx: Tx, actor: Actor, asked: Fields = {}): Promise<Fields> => ({
      ...(typeof given === 'function' ? given(actor, asked) : given),
      ...(await standingOf({ tx, actor }, purpose)),
      ...asked,
    }),
    ...recordCommands(entity, hooks),
    ...bulkCommands(entity, hooks),
    ...binCommands(entity, hooks),
    ...recordReads(entity),
    board: boardRead(entity),
    ...shareCommands(entity),
    // What was allowed of each is allowed of one of them.
    ...mergeCommands(entity, own),
    ...twinVerdicts(entity),
    ...noteCommands(entity),
    access: accessRead(entity),
  }
  allowUndo(entity, hooks)
  pickReads(entity)
  recordKinds.set(entity.name, kind)
  return kind
}

/** Whose a record is that nobody else is named for. */
async function standingOf(
  { tx, actor }: { tx: Tx; actor: Actor },
  purpose: Rules['purpose'],
): Promise<Fields> {
  return { ownerId: actor.id, teamId: await ownTeam(tx, actor, purpose) }
}

const defined = (row: Fields): Fields =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

export const kindAt = (path: string): RecordKind | undefined =>
  [...recordKinds.values()].find(({ entity }) => entity.path === path)

type Demanded = Pick<RecordRules, 'required' | 'conditional'>
const NOTHING: Demanded = { required: [], conditional: [] }

/** All that the screens of one kind of record need to know of it, as the actor knows it; with what the company demands. */
export type Kind = { path: `/${string}`; description: Description; layout: Layout; hasTwins: boolean }

export function kindFor(actor: Actor, { entity }: RecordKind, demanded: Demanded = NOTHING): Kind {
  const description = demanding(entityFor(actor, descriptionOf(entity)), demanded)
  const layout = withAdded(entity.layout, addedNames(description))
  return { path: entity.path, description, layout, hasTwins: hasTwins(entity) }
}

/** Fields that a company added come last in the form, and stand together on the page. */
const withAdded = ({ form, groups, ...layout }: Layout, added: readonly string[]): Layout => ({
  ...layout,
  form: [...form, ...added],
  groups: added.length > 0 ? { ...groups, added } : groups,
})

const demanding = (description: Description, { required, conditional }: Demanded): Description => ({
  ...description,
  fields: Object.fromEntries(
    Object.entries(description.fields).map(([name, field]) => {
      const meant = field.type === 'emails' ? (field.follows ?? name) : name
      if (required.includes(meant)) return [name, { ...field, required: true }]
      const requiredWhen = demandsOn(conditional, meant)
      return [name, requiredWhen.length > 0 ? { ...field, requiredWhen } : field]
    }),
  ),
})

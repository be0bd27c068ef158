import { randomUUID } from 'node:crypto'
import { asOwner } from './owner'

type Reach = 'own' | 'team' | 'unit' | 'below' | 'all'
export type Unit = { id: string; parent: string | null; head: string | null }
export type Group = { id: string; grants: Record<string, Reach>; hidden: string[]; isArchived: boolean }
export type Person = {
  id: string
  loginId: string
  sessionId: string
  unit: string
  teams: string[]
  groups: string[]
}
export type Deal = {
  id: string
  title: string
  owner: string | null
  team: string | null
  stage: string
  amount: number
}
export type Share = {
  record: string
  kind: 'member' | 'team' | 'unit'
  to: string
  access: 'read' | 'write'
  endsAt: Date | null
}
export type Organisation = {
  id: string
  pipeline: string
  stages: string[]
  units: Unit[]
  teams: string[]
  groups: Group[]
  people: Person[]
  deals: Deal[]
  shares: Share[]
}

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (most: number) => Math.floor(next() * (most + 1))
  return {
    upTo,
    chance: (share: number) => next() < share,
    one: <T>(of: readonly T[]): T => of[upTo(of.length - 1)] as T,
    some: <T>(of: readonly T[], share: number): T[] => of.filter(() => next() < share),
  }
}

const PERMISSIONS = [
  'opportunity:read',
  'opportunity:write',
  'opportunity:delete',
  'opportunity:share',
  'message:read',
  'message:send',
]
const REACHES = ['own', 'team', 'unit', 'below', 'all'] as const
const HIDEABLE = [
  'amount',
  'probability',
  'expectedClose',
  'contactEmail',
  'customerName',
  'sourceId',
  'priority',
]
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

/** Units of any shape with heads, teams, groups with any reaches, people in any of them, records and shares. */
export function anOrganisation(seed: number): Organisation {
  const { upTo, chance, one, some } = dice(seed)
  const units: Unit[] = []
  for (let at = 0; at <= upTo(6); at++)
    units.push({ id: randomUUID(), parent: at === 0 ? null : one(units).id, head: null })
  const teams = times(1 + upTo(2), () => randomUUID())
  const groups = times(2 + upTo(2), () => ({
    id: randomUUID(),
    grants: Object.fromEntries(some(PERMISSIONS, 0.8).map((permission) => [permission, one(REACHES)])),
    hidden: chance(0.4) ? some(HIDEABLE, 0.4) : [],
    isArchived: chance(0.1),
  }))
  const people = times(3 + upTo(4), () => ({
    id: randomUUID(),
    loginId: randomUUID(),
    sessionId: randomUUID(),
    unit: one(units).id,
    teams: some(teams, 0.4),
    groups: some(groups, 0.45).map(({ id }) => id),
  }))
  for (const unit of units) if (chance(0.4)) unit.head = one(people).id
  const stages = [randomUUID(), randomUUID()]
  const deals = times(6 + upTo(6), (at) => ({
    id: randomUUID(),
    title: `deal${at}`,
    owner: chance(0.75) ? one(people).id : null,
    team: chance(0.6) ? one(teams) : null,
    stage: one(stages),
    amount: upTo(1000),
  }))
  const shares = times(upTo(5), () => {
    const kind = one(['member', 'team', 'unit'] as const)
    const to = kind === 'member' ? one(people).id : kind === 'team' ? one(teams) : one(units).id
    const minutes = one([null, -60, 60])
    const endsAt = minutes === null ? null : new Date(Date.now() + minutes * 60_000)
    return { record: one(deals).id, kind, to, access: one(['read', 'write'] as const), endsAt }
  })
  return { id: randomUUID(), pipeline: randomUUID(), stages, units, teams, groups, people, deals, shares }
}

/** Who may do what, said again in plain words and without a database: the measure of all other ways to ask. */
export function mayReach(org: Organisation, person: Person, permission: string, deal: Deal): boolean {
  const groups = org.groups.filter(({ id, isArchived }) => person.groups.includes(id) && !isArchived)
  const reaches = new Set(groups.flatMap(({ grants }) => grants[permission] ?? []))
  if (reaches.size === 0) return false
  if (reaches.has('all') || deal.owner === person.id) return true
  const isOurTeams = deal.team !== null && person.teams.includes(deal.team)
  if (isOurTeams && (deal.owner === null || reaches.has('team'))) return true
  const home = org.people.find(({ id }) => id === deal.owner)?.unit
  if (home) {
    if ((reaches.has('unit') || reaches.has('below')) && home === person.unit) return true
    if (reaches.has('below') && pathOf(org, home).includes(person.unit)) return true
    if (pathOf(org, home).some((id) => org.units.find((unit) => unit.id === id)?.head === person.id))
      return true
  }
  const [, action = ''] = permission.split(':')
  if (action === 'delete' || action === 'share') return false
  return org.shares.some((share) => {
    const isMine =
      share.to === person.id || person.teams.includes(share.to) || pathOf(org, person.unit).includes(share.to)
    const isOpen = share.endsAt === null || share.endsAt.getTime() > Date.now()
    return share.record === deal.id && isMine && isOpen && (action === 'read' || share.access === 'write')
  })
}

/** Fields of opportunities that nobody of the person's groups, as far as they open opportunities, may see. */
export function hiddenFrom(org: Organisation, person: Person): string[] {
  const opening = org.groups.filter(
    ({ id, isArchived, grants }) => person.groups.includes(id) && !isArchived && grants['opportunity:read'],
  )
  return opening.length === 0
    ? []
    : HIDEABLE.filter((field) => opening.every(({ hidden }) => hidden.includes(field)))
}

/** A unit and those above it. */
function pathOf(org: Organisation, id: string): string[] {
  const unit = org.units.find((each) => each.id === id)
  return unit ? [unit.id, ...(unit.parent ? pathOf(org, unit.parent) : [])] : []
}

/** Puts many organisations into the database, each as a workspace, in a handful of statements. */
export async function settle(organisations: Organisation[]): Promise<void> {
  const all = <T>(rows: (org: Organisation) => T[]) =>
    organisations.flatMap((org) => rows(org).map((row) => ({ workspace_id: org.id, ...row })))
  await insert(
    'workspace',
    all(({ id }) => [{ name: id, slug: id }]),
  )
  await insert(
    'login',
    organisations.flatMap(({ people }) =>
      people.map(({ loginId: id }) => ({ id, name: 'x', email: `${id}@x.test` })),
    ),
  )
  await insert(
    'org_unit',
    all(({ units }) =>
      units.map(({ id, parent, head }) => ({
        id,
        parent_id: parent,
        head_id: head,
        name: 'x',
        kind: parent ? 'branch' : 'root',
      })),
    ),
  )
  await insert(
    'member',
    all(({ people }) =>
      people.map(({ id, loginId, unit }) => ({
        id,
        login_id: loginId,
        unit_id: unit,
        name: 'x',
        email: `${id}@x.test`,
      })),
    ),
  )
  await insert(
    'user_session',
    all(({ people }) =>
      people.map(({ sessionId: id, loginId }) => ({
        id,
        login_id: loginId,
        expires_at: new Date(Date.now() + 86_400_000),
      })),
    ),
  )
  await insert(
    'permission_group',
    all(({ groups }) =>
      groups.map(({ id, grants, hidden, isArchived }) => ({
        id,
        name: 'x',
        grants,
        field_rights: { opportunity: Object.fromEntries(hidden.map((field) => [field, 'hidden'])) },
        archived_at: isArchived ? new Date() : null,
      })),
    ),
  )
  await insert(
    'member_group',
    all(({ people }) =>
      people.flatMap(({ id, groups }) => groups.map((group) => ({ member_id: id, group_id: group }))),
    ),
  )
  await insert(
    'pipeline',
    all(({ pipeline }) => [{ id: pipeline, name: 'x' }]),
  )
  await insert(
    'stage',
    all(({ stages, pipeline }) => stages.map((id) => ({ id, name: 'x', pipeline_id: pipeline }))),
  )
  await insert(
    'sales_team',
    all(({ teams, pipeline }) => teams.map((id) => ({ id, name: 'x', pipeline_id: pipeline }))),
  )
  await insert(
    'team_member',
    all(({ people }) =>
      people.flatMap(({ id, teams }) => teams.map((team) => ({ member_id: id, team_id: team }))),
    ),
  )
  await insert(
    'opportunity',
    all(({ deals, pipeline }) =>
      deals.map(({ id, title, owner, team, stage, amount }, at) => ({
        id,
        title,
        owner_id: owner,
        team_id: team,
        stage_id: stage,
        pipeline_id: pipeline,
        amount,
        amount_base: amount,
        rank: `a${at}`,
      })),
    ),
  )
  await insert(
    'search_token',
    all(({ deals }) =>
      deals.flatMap(({ id, title }) =>
        ['deal', title].map((token) => ({ entity: 'opportunity', record_id: id, token, field: 'title' })),
      ),
    ),
  )
  await insert(
    'record_share',
    all(({ shares }) =>
      shares.map(({ record, kind, to, access, endsAt }) => ({
        id: randomUUID(),
        entity: 'opportunity',
        record_id: record,
        grantee_kind: kind,
        grantee_id: to,
        access,
        ends_at: endsAt,
      })),
    ),
  )
}

async function insert(table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`)
  if (columns.length === 0) return
  const list = columns.join(', ')
  await asOwner(
    `insert into "${table}" (${list}) select ${list} from jsonb_populate_recordset(null::"${table}", $1)`,
    [JSON.stringify(rows)],
  )
}

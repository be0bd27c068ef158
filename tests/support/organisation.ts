import { randomUUID } from 'node:crypto'

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

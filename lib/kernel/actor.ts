import type { FieldRights, Menu } from '@/db/schema'
import type { CustomFields } from './custom-fields'
import { addUp, type Grants, type Permission, POLICY, type Preset } from './policy'

export type Person = {
  id: string
  email: string
  name: string
  locale: 'vi' | 'en'
  timeZone: string
  theme: 'system' | 'light' | 'dark'
  hasShortcuts: boolean
  toastSeconds: number
  menu: Menu | null
}

export type Workspace = {
  id: string
  name: string
  slug: string
  currency: string
  timeZone: string
  isDemo: boolean
  /** The fields that the company added to its records. */
  customFields?: CustomFields
}

/** Where a person stands in the organisation; ids of units. */
export type Standing = {
  unitId: string | null
  /** The own unit and those above it, up to the root: shares with any of them reach the person. */
  path: readonly string[]
  /** The own unit and all below it. */
  below: readonly string[]
  /** The units the person is head of, and all below them. */
  headed: readonly string[]
}

/** Who acts, in one workspace. `id` is the member, null when the product itself acts. */
export type Actor = {
  id: string | null
  name: string
  /** Names of the groups the rights come from. */
  groups: readonly string[]
  workspace: Workspace
  grants: Grants
  fieldRights: FieldRights
  teamIds: readonly string[]
  standing: Standing
  /** Whether any record is shared with this person, a team or a unit of theirs. */
  hasShares: boolean
  person: Person | null
  sessionId: string | null
  /** The administrator who looks with this actor's eyes, and can write nothing meanwhile. */
  viewer: { id: string; name: string } | null
  /** Whether what is in the bin is within reach too: `withBin` alone says so. */
  seesBin?: true
  /** The member for whom the product works, and whose private mail it may therefore touch. */
  worksFor?: string
}

export const can = (actor: Actor, permission: Permission): boolean => actor.grants[permission] !== undefined

/** Whether a permission reaches every record of the workspace. */
export const canAll = (actor: Actor, permission: Permission): boolean =>
  actor.grants[permission]?.includes('all') ?? false

export const NOWHERE: Standing = { unitId: null, path: [], below: [], headed: [] }

/** The product acting by itself in a workspace: jobs, inbound mail, seeding. */
export function systemActor(workspace: Workspace, name = 'Cohoi'): Actor {
  return {
    id: null,
    name,
    groups: [],
    workspace,
    grants: grantsOf('administrator'),
    fieldRights: {},
    teamIds: [],
    standing: NOWHERE,
    hasShares: false,
    person: null,
    sessionId: null,
    viewer: null,
  }
}

export const isSystem = ({ id }: Actor): boolean => id === null

/** What a person of one untouched preset group may do. */
export const grantsOf = (preset: Preset): Grants => addUp([POLICY[preset]])

/** The actor with one permission over everything: for what a command must see behind the back of rights. */
export const reachingAll = (actor: Actor, permission: Permission): Actor => ({
  ...actor,
  grants: { ...actor.grants, [permission]: ['all'] },
})

/** The actor reaching into the bin too: for restoring, erasing, and what must not stop at it. */
export const withBin = (actor: Actor): Actor => ({ ...actor, seesBin: true })

/** Whose private mail is within sight; nobody's for whoever looks with another's eyes. */
export const privacyOf = ({ id, worksFor, viewer }: Actor): string | null =>
  viewer ? null : (id ?? worksFor ?? null)

/** The transaction of an actor. */
export const realmOf = (actor: Actor) => ({ workspaceId: actor.workspace.id, memberId: privacyOf(actor) })

/** Who sees exactly the same records and fields. */
export function sightOf({ id, grants, teamIds, standing, hasShares, fieldRights, viewer, workspace }: Actor) {
  const { customFields } = workspace
  return JSON.stringify([id, grants, teamIds, standing, hasShares, fieldRights, viewer, customFields])
}

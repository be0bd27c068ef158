import type { Reach } from '@/db/schema'

export type { Reach }

/** Records that have an owner, and what is done with them. */
/** The kinds of record that people look after. */
export const KINDS = ['opportunity', 'lead', 'account', 'contact', 'activity', 'support_case'] as const
const DEEDS = ['read', 'create', 'write', 'delete', 'share'] as const
type Deed = (typeof DEEDS)[number]
type RecordPermission = `${(typeof KINDS)[number]}:${Deed}`

const recordPermissions = (deeds: readonly Deed[]) =>
  KINDS.flatMap((kind) => deeds.map((deed): RecordPermission => `${kind}:${deed}`))

const OTHERS = [
  'record:mass_change',
  'record:export',
  'record:import',
  'record:reveal',
  'dictionary:read',
  'dictionary:write',
  'member:read',
  'member:write',
  'organisation:write',
  'member:view_as',
  'group:write',
  'workspace:write',
  'message:read',
  'message:send',
  'inbound:read',
  'inbound:write',
  'mail:write',
  'view:write',
  'view:share',
  'profile:write',
  'audit:read',
  'privacy:read',
  'privacy:write',
  'backup:write',
  'target:read',
  'target:write',
] as const
export type Permission = RecordPermission | (typeof OTHERS)[number]

export const PERMISSIONS: readonly Permission[] = [...recordPermissions(DEEDS), ...OTHERS]

/** What one group says: each permission with one reach. */
export type GroupGrants = Readonly<Partial<Record<Permission, Reach>>>
/** What a person ends up with: several groups add up, so a permission may reach in several ways. */
export type Grants = Readonly<Partial<Record<Permission, readonly Reach[]>>>

/** Rights that everybody in a workspace has; no group takes them away. */
const EVERYONE: GroupGrants = {
  'dictionary:read': 'all',
  'member:read': 'all',
  'view:write': 'own',
  'profile:write': 'own',
}

/** Permissions over records that have an owner; of the others one has all or nothing. */
const REACHING: ReadonlySet<Permission> = new Set<Permission>([
  ...recordPermissions(DEEDS),
  'message:read',
  'message:send',
  'target:read',
  'target:write',
])

/** The reaches a permission can be given with, the narrowest first. */
export function reachesOf(permission: Permission): readonly Reach[] {
  if (REACHING.has(permission)) return ['own', 'team', 'unit', 'below', 'all']
  return permission === 'inbound:read' || permission === 'view:share' ? ['team', 'all'] : ['all']
}

export const isForEveryone = (permission: Permission): boolean => Object.hasOwn(EVERYONE, permission)

export const PRESETS = [
  'administrator',
  'director',
  'manager',
  'representative',
  'accountant',
  'marketing',
  'read_only',
] as const
export type Preset = (typeof PRESETS)[number]

const granted = (reach: Reach, permissions: readonly Permission[]): GroupGrants =>
  Object.fromEntries(permissions.map((permission) => [permission, reach]))

/** The groups that every workspace begins with, and what they may do until somebody changes them. */
export const POLICY: Readonly<Record<Preset, GroupGrants>> = {
  administrator: granted('all', PERMISSIONS),
  director: granted('all', [
    ...recordPermissions(DEEDS),
    'record:mass_change',
    'record:export',
    'record:import',
    'record:reveal',
    'dictionary:write',
    'message:read',
    'message:send',
    'inbound:read',
    'view:share',
    'target:read',
    'target:write',
  ]),
  manager: {
    ...granted('team', [
      ...recordPermissions(DEEDS),
      'message:read',
      'message:send',
      'inbound:read',
      'view:share',
      'target:read',
      'target:write',
    ]),
    ...granted('all', ['record:mass_change', 'record:export', 'dictionary:write']),
  },
  representative: {
    ...granted('own', [
      ...recordPermissions(['read', 'create', 'write', 'share']),
      'message:read',
      'message:send',
      'target:read',
    ]),
    'record:mass_change': 'all',
  },
  accountant: granted('all', [...recordPermissions(['read']), 'record:export', 'target:read']),
  marketing: {
    ...granted('all', [...recordPermissions(['read']), 'record:export', 'record:import']),
    ...granted('own', [...recordPermissions(['create']), 'message:read']),
  },
  read_only: granted('all', [...recordPermissions(['read']), 'message:read']),
}

/** Several groups together, with what everybody has: the widest of each permission. */
export function addUp(groups: readonly GroupGrants[]): Grants {
  const reaches = new Map<Permission, Set<Reach>>()
  for (const group of [EVERYONE, ...groups]) {
    for (const permission of PERMISSIONS) {
      const reach = group[permission]
      if (reach) reaches.set(permission, (reaches.get(permission) ?? new Set()).add(reach))
    }
  }
  return Object.fromEntries([...reaches].map(([permission, found]) => [permission, widest(found)]))
}

/** Leaves out reaches that another one contains. */
function widest(found: ReadonlySet<Reach>): Reach[] {
  if (found.has('all')) return ['all']
  const wider = (['team', 'unit', 'below'] as const).filter((reach) => found.has(reach))
  if (wider.length === 0) return ['own']
  return wider.filter((reach) => reach !== 'unit' || !found.has('below'))
}

/** Whether `mine` reaches all records wherever `theirs` reaches any: nobody gives, or looks with, more than they have. */
export const covers = (mine: Grants, theirs: Grants): boolean =>
  PERMISSIONS.every(
    (permission) => isForEveryone(permission) || !theirs[permission] || mine[permission]?.includes('all'),
  )

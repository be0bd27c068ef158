import type { Reach } from '@/db/schema'

export type { Reach }

export const PERMISSIONS = [
  'opportunity:read',
  'opportunity:create',
  'opportunity:write',
  'opportunity:delete',
  'opportunity:share',
  'lead:read',
  'account:read',
  'contact:read',
  'lead:create',
  'account:create',
  'contact:create',
  'lead:write',
  'account:write',
  'contact:write',
  'lead:delete',
  'account:delete',
  'contact:delete',
  'lead:share',
  'account:share',
  'contact:share',
  'record:mass_change',
  'record:export',
  'record:import',
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
export type Permission = (typeof PERMISSIONS)[number]

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
  'opportunity:read',
  'opportunity:create',
  'opportunity:write',
  'opportunity:delete',
  'opportunity:share',
  'lead:read',
  'account:read',
  'contact:read',
  'lead:create',
  'account:create',
  'contact:create',
  'lead:write',
  'account:write',
  'contact:write',
  'lead:delete',
  'account:delete',
  'contact:delete',
  'lead:share',
  'account:share',
  'contact:share',
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

/** The groups that every workspace begins with, and what they may do until somebody changes them. */
export const POLICY: Readonly<Record<Preset, GroupGrants>> = {
  administrator: Object.fromEntries(PERMISSIONS.map((permission) => [permission, 'all'])),
  director: {
    'opportunity:read': 'all',
    'opportunity:create': 'all',
    'opportunity:write': 'all',
    'opportunity:delete': 'all',
    'opportunity:share': 'all',
    'lead:read': 'all',
    'account:read': 'all',
    'contact:read': 'all',
    'lead:create': 'all',
    'account:create': 'all',
    'contact:create': 'all',
    'lead:write': 'all',
    'account:write': 'all',
    'contact:write': 'all',
    'lead:delete': 'all',
    'account:delete': 'all',
    'contact:delete': 'all',
    'lead:share': 'all',
    'account:share': 'all',
    'contact:share': 'all',
    'record:mass_change': 'all',
    'record:export': 'all',
    'record:import': 'all',
    'dictionary:write': 'all',
    'message:read': 'all',
    'message:send': 'all',
    'inbound:read': 'all',
    'view:share': 'all',
    'target:read': 'all',
    'target:write': 'all',
  },
  manager: {
    'opportunity:read': 'team',
    'opportunity:create': 'team',
    'opportunity:write': 'team',
    'opportunity:delete': 'team',
    'opportunity:share': 'team',
    'lead:read': 'team',
    'account:read': 'team',
    'contact:read': 'team',
    'lead:create': 'team',
    'account:create': 'team',
    'contact:create': 'team',
    'lead:write': 'team',
    'account:write': 'team',
    'contact:write': 'team',
    'lead:delete': 'team',
    'account:delete': 'team',
    'contact:delete': 'team',
    'lead:share': 'team',
    'account:share': 'team',
    'contact:share': 'team',
    'record:mass_change': 'all',
    'record:export': 'all',
    'dictionary:write': 'all',
    'message:read': 'team',
    'message:send': 'team',
    'inbound:read': 'team',
    'view:share': 'team',
    'target:read': 'team',
    'target:write': 'team',
  },
  representative: {
    'opportunity:read': 'own',
    'opportunity:create': 'own',
    'opportunity:write': 'own',
    'opportunity:share': 'own',
    'lead:read': 'own',
    'account:read': 'own',
    'contact:read': 'own',
    'lead:create': 'own',
    'account:create': 'own',
    'contact:create': 'own',
    'lead:write': 'own',
    'account:write': 'own',
    'contact:write': 'own',
    'lead:share': 'own',
    'account:share': 'own',
    'contact:share': 'own',
    'record:mass_change': 'all',
    'message:read': 'own',
    'message:send': 'own',
    'target:read': 'own',
  },
  accountant: {
    'opportunity:read': 'all',
    'lead:read': 'all',
    'account:read': 'all',
    'contact:read': 'all',
    'record:export': 'all',
    'target:read': 'all',
  },
  marketing: {
    'opportunity:read': 'all',
    'opportunity:create': 'own',
    'lead:read': 'all',
    'account:read': 'all',
    'contact:read': 'all',
    'lead:create': 'own',
    'account:create': 'own',
    'contact:create': 'own',
    'record:export': 'all',
    'record:import': 'all',
    'message:read': 'own',
  },
  read_only: {
    'opportunity:read': 'all',
    'account:read': 'all',
    'contact:read': 'all',
    'lead:read': 'all',
    'message:read': 'all',
  },
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

import type { Role } from '@/db/schema'

/** How far a permission reaches: own records, those of one's teams, or all of the workspace. */
export type Reach = 'own' | 'team' | 'all'

export const PERMISSIONS = [
  'opportunity:read',
  'opportunity:create',
  'opportunity:write',
  'opportunity:delete',
  'dictionary:read',
  'dictionary:write',
  'member:read',
  'member:write',
  'organisation:write',
  'workspace:write',
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
] as const
export type Permission = (typeof PERMISSIONS)[number]
export type Grants = Readonly<Partial<Record<Permission, Reach>>>

const everyone: Grants = {
  'dictionary:read': 'all',
  'member:read': 'all',
  'view:write': 'own',
  'profile:write': 'own',
}

/** Who may do what, and to which records. The whole table; permission groups will be rows of the same shape. */
export const POLICY: Readonly<Record<Role, Grants>> = {
  administrator: Object.fromEntries(PERMISSIONS.map((permission) => [permission, 'all'])),
  manager: {
    ...everyone,
    'opportunity:read': 'team',
    'opportunity:create': 'team',
    'opportunity:write': 'team',
    'opportunity:delete': 'team',
    'dictionary:write': 'all',
    'message:send': 'team',
    'inbound:read': 'team',
    'view:share': 'team',
  },
  representative: {
    ...everyone,
    'opportunity:read': 'own',
    'opportunity:create': 'own',
    'opportunity:write': 'own',
    'message:send': 'own',
  },
  read_only: { ...everyone, 'opportunity:read': 'all' },
}

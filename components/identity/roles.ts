import type { Role } from '@/db/schema'

export type RoleName = Role

export const ROLE_NAMES = [
  'administrator',
  'manager',
  'representative',
  'read_only',
] as const satisfies readonly Role[]

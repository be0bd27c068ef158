import type { Role } from '@/db/schema'
import { type Grants, PERMISSIONS, type Permission, POLICY } from './policy'

export type Person = {
  id: string
  email: string
  name: string
  locale: 'vi' | 'en'
  timeZone: string
  theme: 'system' | 'light' | 'dark'
  hasShortcuts: boolean
  toastSeconds: number
}

export type Workspace = {
  id: string
  name: string
  slug: string
  currency: string
  timeZone: string
  isDemo: boolean
}

/** Who acts, in one workspace. `id` is the member, null when the product itself acts. */
export type Actor = {
  id: string | null
  name: string
  role: Role | 'system'
  workspace: Workspace
  grants: Grants
  teamIds: readonly string[]
  person: Person | null
  sessionId: string | null
}

export const can = (actor: Actor, permission: Permission): boolean => actor.grants[permission] !== undefined

/** The product acting by itself in a workspace: jobs, inbound mail, seeding. */
export function systemActor(workspace: Workspace, name = 'Cohoi'): Actor {
  return {
    id: null,
    name,
    role: 'system',
    workspace,
    grants: ALL,
    teamIds: [],
    person: null,
    sessionId: null,
  }
}

export const grantsOf = (role: Role): Grants => POLICY[role]

const ALL: Grants = Object.fromEntries(PERMISSIONS.map((permission) => [permission, 'all']))

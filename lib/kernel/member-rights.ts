import type { FieldRights } from '@/db/schema'
import type { Actor, Standing } from './actor'
import { fieldRightsOf } from './field-rights'
import { addUp, type GroupGrants, POLICY, type Preset } from './policy'

type GroupRow = { name: string; preset: Preset | null; grants: GroupGrants | null; fieldRights: FieldRights }
/** A member as the database tells of one: `cohoi_member`. */
export type MemberRow = Pick<Actor, 'teamIds' | 'hasShares'> & {
  id: string
  name: string
  groups: GroupRow[]
  standing: Standing
}

/** What the groups of a member add up to. */
export function rightsOf({ groups, ...member }: MemberRow) {
  const grants = addUp(groups.map(grantsOfGroup))
  const fieldRights = fieldRightsOf(groups.map((group) => ({ ...group, grants: grantsOfGroup(group) })))
  return { ...member, groups: groups.map(({ name }) => name), grants, fieldRights }
}

/** A group is its preset until somebody changes it. */
export const grantsOfGroup = ({ grants, preset }: Pick<GroupRow, 'grants' | 'preset'>): GroupGrants =>
  grants ?? (preset && Object.hasOwn(POLICY, preset) ? POLICY[preset] : {})

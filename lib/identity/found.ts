import 'server-only'
import {
  activityType,
  caseCategory,
  caseStatus,
  currency,
  holiday,
  leadSource,
  lifecycleStage,
  lostReason,
  member,
  memberGroup,
  orgUnit,
  permissionGroup,
  pipeline,
  salesTeam,
  stage,
  tag,
  taskStatus,
  teamMember,
  workspace,
} from '@/db/schema'
import { FIRST_STATUSES, FIRST_TYPES } from '@/lib/activities/first'
import { FIRST_CASE_STATUSES, FIRST_CATEGORIES } from '@/lib/cases/first'
import { firstLifecycle } from '@/lib/dictionaries/first-lifecycle'
import { newId } from '@/lib/kernel/id'
import type { Preset } from '@/lib/kernel/policy'
import { presetGroups } from '@/lib/rights/presets'
import { PUBLIC_HOLIDAYS } from '@/lib/vietnam/holidays'
import type { IdentityContext } from './identity-command'
import { STARTER } from './starter'

export type Founding = {
  name: string
  slug: string
  status?: 'active' | 'pending'
  isDemo?: boolean
  contact?: { phone?: string; size?: string; note?: string }
  founder: { loginId: string; name: string; email: string }
}

/** A new workspace with its first administrator and dictionaries ready to work with; leaves the tenant entered. */
export async function foundWorkspace({ tx, enter }: IdentityContext, founding: Founding) {
  const workspaceId = newId()
  const { founder, contact = {}, status = 'active', isDemo = false, name, slug } = founding
  await tx.insert(workspace).values({ workspaceId, name, slug, status, isDemo, contact })
  const unitId = newId()
  const companyId = newId()
  await tx.insert(orgUnit).values([
    { workspaceId, id: unitId, kind: 'root', name: STARTER.root },
    { workspaceId, id: companyId, kind: 'company', name, parentId: unitId },
  ])
  const memberId = newId()
  await tx.insert(member).values({ workspaceId, id: memberId, unitId, ...founder })
  await enter(workspaceId)
  const groups = presetGroups(workspaceId, newId)
  const groupIds = Object.fromEntries(groups.map(({ preset, id }) => [preset, id])) as Record<Preset, string>
  await tx.insert(permissionGroup).values(groups)
  await tx.insert(memberGroup).values({ workspaceId, memberId, groupId: groupIds.administrator })
  const pipelineId = newId()
  await tx.insert(pipeline).values({ workspaceId, id: pipelineId, name: STARTER.pipeline })
  const row = <T extends { name: string }>(each: T, position: number) => ({
    workspaceId,
    id: newId(),
    position,
    ...each,
  })
  await tx
    .insert(stage)
    .values(STARTER.stages.map((each, position) => ({ ...row(each, position), pipelineId })))
  await tx.insert(lifecycleStage).values(firstLifecycle(workspaceId, newId))
  await tx.insert(activityType).values(FIRST_TYPES.map(row))
  await tx.insert(holiday).values(PUBLIC_HOLIDAYS.map(row))
  await tx.insert(taskStatus).values(FIRST_STATUSES.map(row))
  await tx.insert(caseCategory).values(FIRST_CATEGORIES.map(row))
  await tx.insert(caseStatus).values(FIRST_CASE_STATUSES.map(row))
  await tx.insert(tag).values(STARTER.tags.map(row))
  await tx.insert(lostReason).values(STARTER.lostReasons.map(row))
  await tx.insert(leadSource).values(STARTER.sources.map(row))
  await tx.insert(currency).values(STARTER.currencies.map(row))
  const teamId = newId()
  await tx
    .insert(salesTeam)
    .values({ ...row({ name: STARTER.team }, 0), id: teamId, pipelineId, companyId, leaderId: memberId })
  await tx.insert(teamMember).values({ workspaceId, teamId, memberId })
  return { workspaceId, memberId, unitId, companyId, pipelineId, teamId, groupIds }
}

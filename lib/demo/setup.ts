import { type Bulk, bulk } from '@/db/bulk'
import {
  type AliasKind,
  alias,
  companyInfo,
  currency,
  leadSource,
  login,
  lostReason,
  member,
  memberGroup,
  orgUnit,
  permissionGroup,
  pipeline,
  type Requirement,
  salesTeam,
  stage,
  tag,
  teamMember,
  workspace,
} from '@/db/schema'
import { presetGroups } from '@/lib/rights/presets'
import { COMPANY_INFO } from './company'
import type { Identify } from './ids'
import type { DemoData, DemoOpportunity, DemoStage } from './shape'

export type Founding = {
  identify: Identify
  workspaceId: string
  slug: string
  isDemo: boolean
  createdAt: Date
  passwordHash: string
  /** The logins that get the password; nobody can sign in as the others. */
  logins: readonly string[]
}

/** Ids by place in the lists of `DemoData`, for the rows that refer to them. */
export type Setup = {
  workspaceId: string
  base: string
  pipelineId: string
  units: string[]
  users: { id: string; name: string }[]
  teams: { id: string; leader: number }[]
  stages: {
    id: string
    kind: DemoStage['kind']
    probability: number
    requirements: Requirement[]
    isGate: boolean
  }[]
  tags: string[]
  lostReasons: string[]
  sources: string[]
  rates: Map<string, string>
}

/** The workspace with its people, teams, stages and dictionaries, as rows, parents first. */
export function setupRows(data: DemoData, founding: Founding): { setup: Setup; rows: Bulk[] } {
  const setup = idsOf(data, founding)
  const own = { workspaceId: founding.workspaceId, createdAt: founding.createdAt }
  const named = (ids: string[], names: string[]) =>
    names.map((name, at) => ({ ...own, id: ids[at] ?? '', name, position: at }))
  const pipelineRow = { ...own, id: setup.pipelineId, name: 'Bán hàng' }
  const rows = [
    ...peopleRows(data, founding, setup),
    bulk(companyInfo, [{ ...own, ...COMPANY_INFO, id: founding.identify('company') }]),
    bulk(pipeline, [pipelineRow]),
    bulk(
      stage,
      stageRows(data, setup).map((row) => ({ ...own, ...row })),
    ),
    ...teamRows(data, founding, setup),
    bulk(
      tag,
      data.tags.map((each, at) => ({ ...own, ...each, id: setup.tags[at] ?? '', position: at })),
    ),
    bulk(lostReason, named(setup.lostReasons, data.lostReasons)),
    bulk(leadSource, named(setup.sources, data.sources)),
    bulk(
      currency,
      [...setup.rates].map(([name, rate], at) => ({
        ...own,
        id: founding.identify('currency', name),
        name,
        rate,
        position: at,
      })),
    ),
  ]
  return { setup, rows }
}

/** Who works on a card: its owner, or the leader of its team. */
export function workerOf({ users, teams }: Setup, { owner, team }: DemoOpportunity) {
  return users[owner ?? teams[team]?.leader ?? 0] ?? { id: null, name: '' }
}

export const tickId = ({ stages }: Setup, { stage, requirement }: DemoOpportunity['checklist'][number]) =>
  stages[stage]?.requirements[requirement]?.id ?? ''

function idsOf(data: DemoData, { identify, workspaceId }: Founding): Setup {
  const [base, ...others] = data.currencies
  return {
    workspaceId,
    base: base?.code ?? '',
    pipelineId: identify('pipeline'),
    units: data.units.map(({ kind }, at) =>
      kind === 'company' ? identify('company') : identify('unit', at),
    ),
    users: data.users.map(({ name }, at) => ({ id: identify('member', at), name })),
    teams: data.teams.map(({ leader }, at) => ({ id: identify('team', at), leader })),
    stages: data.stages.map(({ kind, probability, requirements, isGate }, at) => ({
      id: identify('stage', at),
      kind,
      probability,
      isGate,
      requirements: requirements.map((text, line) => ({ id: identify('requirement', at, line), text })),
    })),
    tags: data.tags.map((_, at) => identify('tag', at)),
    lostReasons: data.lostReasons.map((_, at) => identify('reason', at)),
    sources: data.sources.map((_, at) => identify('source', at)),
    rates: new Map(others.map(({ code, rate }) => [code, rate])),
  }
}

function peopleRows({ company: name, units, users }: DemoData, founding: Founding, setup: Setup): Bulk[] {
  const { identify, workspaceId, slug, isDemo, createdAt, passwordHash, logins } = founding
  return [
    bulk(workspace, [{ workspaceId, name, slug, isDemo, createdAt, currency: setup.base }]),
    bulk(
      login,
      users.map(({ email, name }, at) => ({
        id: identify('login', at),
        email,
        name,
        createdAt,
        passwordHash: logins.includes(email) ? passwordHash : null,
      })),
    ),
    bulk(
      orgUnit,
      units.map(({ parent, head, ...unit }, position) => ({
        ...unit,
        workspaceId,
        id: setup.units[position] ?? '',
        parentId: parent === null ? null : (setup.units[parent] ?? ''),
        headId: head === null ? null : (setup.users[head]?.id ?? ''),
        position,
        createdAt,
      })),
    ),
    bulk(
      member,
      users.map(({ email, name, unit }, at) => ({
        workspaceId,
        id: setup.users[at]?.id ?? '',
        loginId: identify('login', at),
        email,
        name,
        unitId: setup.units[unit] ?? '',
        createdAt,
      })),
    ),
    bulk(
      permissionGroup,
      presetGroups(workspaceId, (preset) => identify('group', preset)).map((row) => ({ ...row, createdAt })),
    ),
    bulk(
      memberGroup,
      users.map(({ role }, at) => ({
        workspaceId,
        memberId: setup.users[at]?.id ?? '',
        groupId: identify('group', role),
      })),
    ),
  ]
}

function stageRows({ stages }: DemoData, setup: Setup) {
  return stages.map((each, at) => ({
    ...each,
    id: setup.stages[at]?.id ?? '',
    pipelineId: setup.pipelineId,
    position: at,
    hasProbability: true,
    requirements: setup.stages[at]?.requirements ?? [],
  }))
}

function teamRows(
  { teams, users }: DemoData,
  { identify, workspaceId, createdAt }: Founding,
  setup: Setup,
): Bulk[] {
  const idOf = (team: number) => setup.teams[team]?.id ?? ''
  const members = users.flatMap((user, at) =>
    user.teams.map((team) => ({ workspaceId, teamId: idOf(team), memberId: setup.users[at]?.id ?? '' })),
  )
  const rows = teams.map(({ leader, ...team }, at) => ({
    ...team,
    workspaceId,
    createdAt,
    id: idOf(at),
    pipelineId: setup.pipelineId,
    companyId: identify('company'),
    leaderId: setup.users[leader]?.id ?? null,
    position: at,
  }))
  const aliasOf = (kind: AliasKind, address: string | null, at: number) =>
    address
      ? [{ workspaceId, createdAt, id: identify('alias', kind, at), kind, address, teamId: idOf(at) }]
      : []
  const aliases = teams.flatMap(({ alias: address, caseAlias }, at) => [
    ...aliasOf('opportunity', address, at),
    ...aliasOf('support_case', caseAlias, at),
  ])
  return [bulk(salesTeam, rows), bulk(teamMember, members), bulk(alias, aliases)]
}

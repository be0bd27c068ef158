import { randomUUID } from 'node:crypto'
import type { Organisation } from './organisation'
import { asOwner } from './owner'

/** Puts many organisations into the database, each as a workspace, in a handful of statements. */
export async function settle(organisations: Organisation[]): Promise<void> {
  const all = <T>(rows: (org: Organisation) => T[]) =>
    organisations.flatMap((org) => rows(org).map((row) => ({ workspace_id: org.id, ...row })))
  await insert(
    'workspace',
    all(({ id }) => [{ name: id, slug: id }]),
  )
  await insert(
    'login',
    organisations.flatMap(({ people }) =>
      people.map(({ loginId: id }) => ({ id, name: 'x', email: `${id}@x.test` })),
    ),
  )
  await insert(
    'org_unit',
    all(({ units }) =>
      units.map(({ id, parent, head }) => ({
        id,
        parent_id: parent,
        head_id: head,
        name: 'x',
        kind: parent ? 'branch' : 'root',
      })),
    ),
  )
  await insert(
    'member',
    all(({ people }) =>
      people.map(({ id, loginId, unit }) => ({
        id,
        login_id: loginId,
        unit_id: unit,
        name: 'x',
        email: `${id}@x.test`,
      })),
    ),
  )
  await insert(
    'user_session',
    all(({ people }) =>
      people.map(({ sessionId: id, loginId }) => ({
        id,
        login_id: loginId,
        expires_at: new Date(Date.now() + 86_400_000),
      })),
    ),
  )
  await insert(
    'permission_group',
    all(({ groups }) =>
      groups.map(({ id, grants, hidden, isArchived }) => ({
        id,
        name: 'x',
        grants,
        field_rights: { opportunity: Object.fromEntries(hidden.map((field) => [field, 'hidden'])) },
        archived_at: isArchived ? new Date() : null,
      })),
    ),
  )
  await insert(
    'member_group',
    all(({ people }) =>
      people.flatMap(({ id, groups }) => groups.map((group) => ({ member_id: id, group_id: group }))),
    ),
  )
  await insert(
    'pipeline',
    all(({ pipeline }) => [{ id: pipeline, name: 'x' }]),
  )
  await insert(
    'stage',
    all(({ stages, pipeline }) => stages.map((id) => ({ id, name: 'x', pipeline_id: pipeline }))),
  )
  await insert(
    'sales_team',
    all(({ teams, pipeline }) => teams.map((id) => ({ id, name: 'x', pipeline_id: pipeline }))),
  )
  await insert(
    'team_member',
    all(({ people }) =>
      people.flatMap(({ id, teams }) => teams.map((team) => ({ member_id: id, team_id: team }))),
    ),
  )
  await insert(
    'opportunity',
    all(({ deals, pipeline }) =>
      deals.map(({ id, title, owner, team, stage, amount }, at) => ({
        id,
        title,
        owner_id: owner,
        team_id: team,
        stage_id: stage,
        pipeline_id: pipeline,
        amount,
        amount_base: amount,
        rank: `a${at}`,
      })),
    ),
  )
  await insert(
    'search_token',
    all(({ deals }) =>
      deals.flatMap(({ id, title }) =>
        ['deal', title].map((token) => ({ entity: 'opportunity', record_id: id, token, field: 'title' })),
      ),
    ),
  )
  await insert(
    'record_share',
    all(({ shares }) =>
      shares.map(({ record, kind, to, access, endsAt }) => ({
        id: randomUUID(),
        entity: 'opportunity',
        record_id: record,
        grantee_kind: kind,
        grantee_id: to,
        access,
        ends_at: endsAt,
      })),
    ),
  )
}

async function insert(table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`)
  if (columns.length === 0) return
  const list = columns.join(', ')
  await asOwner(
    `insert into "${table}" (${list}) select ${list} from jsonb_populate_recordset(null::"${table}", $1)`,
    [JSON.stringify(rows)],
  )
}

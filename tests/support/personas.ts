import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { POLICY, type Preset } from '@/lib/kernel/policy'
import { loadVisit } from '@/lib/kernel/session'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { aRecord, deleteRecord, kinds } from './kinds'
import type { Deal, Organisation, Person } from './organisation'
import { asOwner } from './owner'
import type { Swept } from './sweep'

/** Somebody of a world, as the model knows them and as the product loads them; without an actor they are shut out. */
export type Persona = { name: string; person: Person; actor: Actor | null }
/** One record of every kind that stands in the same way, by the names of the kinds, and a message of the opportunity. */
export type Target = { name: string; records: Record<string, Deal>; messageId: string }
export type Peopled = {
  org: Organisation
  personas: Persona[]
  targets: Target[]
  /** A record of each kind that was deleted. */
  deleted: Record<string, string>
}

/** Adds a tree of units with a head, more people and shares to a world, and a record of every kind for every way to reach one. */
export async function peopled(world: Swept): Promise<Peopled> {
  const { admin, manager, rep, stranger, reader, teams, groups } = world
  const here = world.workspace.id
  const branch = await aUnit(here, await rootOf(here), 'Branch')
  const office = await aUnit(here, branch, 'Office')
  const director = await aMember(here, 'Director', groups.director, branch)
  const head = await aMember(here, 'Head', groups.representative, branch)
  const clerk = await aMember(here, 'Clerk', groups.representative, office)
  const leaver = await aMember(here, 'Leaver', groups.director, branch)
  await asOwner('update org_unit set head_id = $1 where id = $2', [head, branch])
  const targets: [string, string | null, string | null][] = [
    ['own', rep.id, teams[0] ?? null],
    ["the team's", manager.id, teams[0] ?? null],
    ["the team's unassigned", null, teams[0] ?? null],
    ["another team's", stranger.id, teams[1] ?? null],
    ["the office's", clerk, null],
    ["nobody's", null, null],
    ['shared to be read', admin.id, null],
    ['shared to be written', admin.id, null],
    ['shared until yesterday', admin.id, null],
    ['shared with a unit', admin.id, null],
  ]
  const ids = new Map<string, string>()
  for (const kind of kinds()) {
    for (const [name, ownerId, teamId] of targets)
      ids.set(`${kind.name} ${name}`, await aRecord(kind, admin, { name, ownerId, teamId }))
  }
  const share = async (name: string, to: string, id: string | null, access: string, ends: string | null) => {
    for (const kind of kinds()) {
      await asOwner(
        `insert into record_share (workspace_id, id, entity, record_id, grantee_kind, grantee_id, access, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, now() + $8::interval)`,
        [here, newId(), kind.name, ids.get(`${kind.name} ${name}`), to, id, access, ends],
      )
    }
  }
  await share('shared to be read', 'member', stranger.id, 'read', null)
  await share('shared to be written', 'team', teams[1] ?? null, 'write', '1 day')
  await share('shared until yesterday', 'member', stranger.id, 'write', '-1 day')
  await share('shared with a unit', 'unit', branch, 'read', null)
  const deleted: Record<string, string> = {}
  for (const kind of kinds()) {
    const standing = { name: 'deleted', ownerId: rep.id, teamId: teams[0] ?? null }
    deleted[kind.name] = await aRecord(kind, rep, standing)
    await deleteRecord(kind, admin, deleted[kind.name] ?? '')
  }

  const org = await organisationOf(here)
  const members = {
    administrator: admin.id,
    director,
    'head of a unit': head,
    manager: manager.id,
    representative: rep.id,
  }
  const others = { "another team's": stranger.id, clerk, 'read-only': reader.id, deactivated: leaver }
  const personas: Persona[] = []
  for (const [name, id] of Object.entries({ ...members, ...others })) {
    const person = org.people.find((each) => each.id === id)
    if (!person) throw new Error(`nobody is ${name}`)
    if (name === 'deactivated') await asOwner('update member set is_active = false where id = $1', [id])
    personas.push({ name, person, actor: (await loadVisit(person.sessionId))?.actor ?? null })
  }
  const found: Target[] = []
  for (const [name] of targets) {
    const standing = (kind: string) => org.deals.find(({ id }) => id === ids.get(`${kind} ${name}`)) as Deal
    const records = Object.fromEntries(kinds().map((kind) => [kind.name, standing(kind.name)]))
    found.push({ name, records, messageId: await aFailedMail(admin, ids.get(`opportunity ${name}`) ?? '') })
  }
  return { org, personas, targets: found, deleted }
}

/** A mail of a record that could be sent again. */
async function aFailedMail(admin: Actor, opportunityId: string): Promise<string> {
  const to = [{ name: '', address: 'someone@elsewhere.test' }]
  const { data } = await execute(sendMessage, admin, {
    entity: 'opportunity',
    recordId: opportunityId,
    to,
    subject: 'Sample',
    text: 'Sample',
  })
  await asOwner("update message set state = 'failed' where id = $1", [data.id])
  return data.id
}

async function rootOf(workspaceId: string): Promise<string> {
  const [root] = await asOwner<{ id: string }>(
    "select id from org_unit where workspace_id = $1 and kind = 'root'",
    [workspaceId],
  )
  return root?.id ?? ''
}

async function aUnit(workspaceId: string, parent: string, name: string): Promise<string> {
  const id = newId()
  const columns = [workspaceId, id, parent, name]
  await asOwner(
    "insert into org_unit (workspace_id, id, parent_id, name, kind) values ($1, $2, $3, $4, 'branch')",
    columns,
  )
  return id
}

async function aMember(workspaceId: string, name: string, groupId: string, unitId: string): Promise<string> {
  const [id, loginId] = [newId(), newId()]
  const email = `${name.toLowerCase()}@${workspaceId}.test`
  await asOwner('insert into login (id, name, email) values ($1, $2, $3)', [loginId, name, email])
  await asOwner(
    'insert into member (workspace_id, id, login_id, name, email, unit_id) values ($1, $2, $3, $4, $5, $6)',
    [workspaceId, id, loginId, name, email, unitId],
  )
  await asOwner('insert into member_group (workspace_id, member_id, group_id) values ($1, $2, $3)', [
    workspaceId,
    id,
    groupId,
  ])
  return id
}

type Row = { id: string; [column: string]: unknown }

/** A workspace of the database as the model knows it, with a session for each of its people. */
export async function organisationOf(workspaceId: string): Promise<Organisation> {
  const rows = (table: string) =>
    asOwner<Row>(`select * from "${table}" where workspace_id = $1`, [workspaceId])
  const [members, groups, links, teams, units, shares] = (await Promise.all(
    ['member', 'permission_group', 'member_group', 'team_member', 'org_unit', 'record_share'].map(rows),
  )) as [Row[], Row[], Row[], Row[], Row[], Row[]]
  const deals = (await Promise.all(kinds().map(({ name }) => rows(name)))).flat()
  const of = (rows: Row[], member: string, column: string) =>
    rows.filter((row) => row.member_id === member).map((row) => String(row[column]))
  const people = members.map(({ id, login_id, unit_id }) => ({
    id,
    loginId: String(login_id),
    sessionId: randomUUID(),
    unit: String(unit_id),
    teams: of(teams, id, 'team_id'),
    groups: of(links, id, 'group_id'),
  }))
  for (const { sessionId, loginId } of people) {
    await asOwner(
      `insert into user_session (id, login_id, workspace_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
      [sessionId, loginId, workspaceId],
    )
  }
  return {
    ...{ id: workspaceId, pipeline: '', stages: [], teams: [], people },
    units: units.map(({ id, parent_id, head_id }) => ({
      id,
      parent: parent_id as string | null,
      head: head_id as string | null,
    })),
    groups: groups.map(({ id, grants, preset, archived_at }) => ({
      ...{ id, hidden: [], isArchived: archived_at !== null },
      grants: (grants ?? POLICY[preset as Preset] ?? {}) as Organisation['groups'][number]['grants'],
    })),
    deals: deals.map(({ id, title, owner_id, team_id, stage_id, amount }) => ({
      ...{ id, title: String(title), stage: String(stage_id), amount: Number(amount) },
      owner: owner_id as string | null,
      team: team_id as string | null,
    })),
    shares: shares.map(({ record_id, grantee_kind, grantee_id, access, ends_at }) => ({
      record: String(record_id),
      kind: grantee_kind as 'member',
      to: String(grantee_id),
      access: access as 'read',
      endsAt: ends_at as Date | null,
    })),
  }
}

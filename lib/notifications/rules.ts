import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  MAILED,
  member,
  type NotificationKind,
  recordImport,
  salesTeam,
  supportCase,
  teamMember,
} from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entityNamed } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { type MemberRow, rightsOf } from '@/lib/kernel/member-rights'
import { KINDS } from '@/lib/kernel/policy'

type Place = { tx: Tx; actor: Actor }
type Rule = {
  kind: NotificationKind
  /** Its words, under `notifications.texts`. */
  message: string
  of(change: Change): boolean
  to(place: Place, change: Change): string[] | Promise<string[]>
  /** What many of become one: all of a kind that one person does, or all about one record. */
  groups: 'actor' | 'record' | 'never'
  /** Whoever acts is told too: of work that goes on without them. */
  tellsActor?: boolean
  params?(change: Change): Record<string, string | number>
}

const isRecord = ({ entity }: Change) => (KINDS as readonly string[]).includes(entity)
const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** What comes back, and what follows from a rule, is no news to whoever has it. */
const QUIET: ReadonlySet<string> = new Set(['recovered', 'repeated'])

/** Who is told of what: every notification that follows from a change stands here. */
export const RULES: readonly Rule[] = [
  {
    kind: 'assigned',
    message: 'assigned',
    of: (change) => isRecord(change) && !QUIET.has(change.type) && Boolean(change.after?.ownerId),
    to: (_, { after }) => [String(after?.ownerId)],
    groups: 'actor',
  },
  {
    kind: 'assigned',
    message: 'invited',
    of: ({ entity, type, after }) =>
      entity === 'activity' && !QUIET.has(type) && idsOf(after?.memberIds).length > 0,
    to: (_, { before, after }) =>
      idsOf(after?.memberIds).filter((id) => !idsOf(before?.memberIds).includes(id)),
    groups: 'actor',
  },
  {
    kind: 'mention',
    message: 'mention',
    of: ({ type, after }) => /^note\.(created|changed)$/.test(type) && idsOf(after?.mentionIds).length > 0,
    to: (_, { after }) => idsOf(after?.mentionIds),
    groups: 'never',
  },
  {
    kind: 'assigned',
    message: 'case_overdue',
    of: ({ type }) => type === 'case.overdue',
    to: carersOf,
    groups: 'actor',
  },
  {
    kind: 'shared',
    message: 'shared',
    of: (change) => isRecord(change) && change.type === 'shared',
    to: sharedWith,
    groups: 'actor',
  },
  {
    kind: 'mail',
    message: 'answer',
    of: ({ type }) => type === 'invitation.answered',
    to: ownerOf,
    groups: 'never',
    params: ({ after }) => ({ answer: String(after?.answer) }),
  },
  {
    kind: 'mail',
    message: 'mail',
    of: ({ entity, type }) => type === 'message.received' && (MAILED as readonly string[]).includes(entity),
    to: ownerOf,
    groups: 'record',
  },
  ...(['finished', 'failed'] as const).map(
    (type): Rule => ({
      kind: 'job',
      message: `import_${type}`,
      of: (change) => change.entity === 'record_import' && change.type === type,
      to: importerOf,
      groups: 'never',
      tellsActor: true,
      params: ({ after }) => ({ kind: String(after?.kind), file: String(after?.file) }),
    }),
  ),
  {
    kind: 'job',
    message: 'export_finished',
    of: ({ entity, type }) => entity === 'record_export' && type === 'finished',
    to: ({ actor }) => (actor.id ? [actor.id] : []),
    groups: 'never',
    tellsActor: true,
    params: ({ after }) => ({ kind: String(after?.kind), done: Number(after?.count) }),
  },
  {
    kind: 'job',
    message: 'mass_change_finished',
    of: ({ type }) => type === 'mass_change_finished',
    to: ({ actor }) => (actor.id ? [actor.id] : []),
    groups: 'never',
    tellsActor: true,
    params: ({ entity, after }) => ({ kind: entity, done: Number(after?.count) }),
  },
  {
    kind: 'job',
    message: 'handed_over',
    of: ({ entity, type }) => entity === 'member' && type === 'handed_over',
    to: ({ actor }) => (actor.id ? [actor.id] : []),
    groups: 'never',
    tellsActor: true,
    params: ({ after }) => ({ done: Number(after?.count) }),
  },
  {
    kind: 'job',
    message: 'mailbox_failing',
    of: ({ entity, type }) => entity === 'mailbox' && type === 'failing',
    to: keepersOf,
    groups: 'never',
    tellsActor: true,
    params: ({ after }) => ({ host: String(after?.host), place: after?.memberId ? 'profile' : 'intakes' }),
  },
]

/** Whose mailbox it is; of the company's all who administer mail. */
async function keepersOf({ tx, actor }: Place, { after }: Change): Promise<string[]> {
  if (typeof after?.memberId === 'string') return [after.memberId]
  const rows = await tx
    .select({ member: sql<MemberRow>`cohoi_member(${member})` })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.isActive, true)))
    .limit(1000)
  return rows
    .map((row) => rightsOf(row.member))
    .flatMap(({ id, grants }) => (grants['mail:write'] ? [id] : []))
}

async function ownerOf({ tx, actor }: Place, { entity, recordId }: Change): Promise<string[]> {
  const { table } = entityNamed(entity)
  const [row] = await tx
    .select({ id: table.ownerId ?? sql<null>`null` })
    .from(table)
    .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.id, recordId)))
  return row?.id ? [String(row.id)] : []
}

/** Whoever looks after a case, and the leader of their team. */
async function carersOf({ tx, actor }: Place, { recordId }: Change): Promise<string[]> {
  const { workspaceId, id, ownerId, teamId } = supportCase
  const team = and(eq(salesTeam.workspaceId, workspaceId), eq(salesTeam.id, teamId))
  const [row] = await tx
    .select({ ownerId, leaderId: salesTeam.leaderId })
    .from(supportCase)
    .leftJoin(salesTeam, team)
    .where(and(eq(workspaceId, actor.workspace.id), eq(id, recordId)))
  return [...new Set([row?.ownerId, row?.leaderId].filter((each) => typeof each === 'string'))]
}

async function importerOf({ tx, actor }: Place, { recordId }: Change): Promise<string[]> {
  const [row] = await tx
    .select({ id: recordImport.memberId })
    .from(recordImport)
    .where(and(eq(recordImport.workspaceId, actor.workspace.id), eq(recordImport.id, recordId)))
  return row?.id ? [row.id] : []
}

/** One member, all of a team, or all who work in a unit or below it. */
async function sharedWith({ tx, actor }: Place, { after }: Change): Promise<string[]> {
  const id = String(after?.granteeId)
  if (after?.granteeKind === 'member') return [id]
  const here = actor.workspace.id
  if (after?.granteeKind === 'team') {
    const rows = await tx
      .select({ id: teamMember.memberId })
      .from(teamMember)
      .where(and(eq(teamMember.workspaceId, here), eq(teamMember.teamId, id)))
    return rows.map((row) => row.id)
  }
  const below = sql`${member.unitId} = any (cohoi_units_below(${here}::uuid, array[${id}::uuid]))`
  const rows = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.workspaceId, here), below))
  return rows.map((row) => row.id)
}

import type { AliasKind, inboundMessage } from '@/db/schema'
import { newId } from '@/lib/kernel/id'
import { accept, type Delivery } from '@/lib/mail/inbound/accept'
import { processMessage } from '@/lib/mail/inbound/process'
import { asOwner } from './owner'
import type { World } from './world'

export type Logged = typeof inboundMessage.$inferSelect

/** Gives one of the world's teams an alias, with whatever rules are told. */
export async function anAlias(
  world: World,
  address: string,
  rules: Record<string, unknown> = {},
  team = 0,
  kind: AliasKind = 'opportunity',
) {
  const teamId = world.teams[team] ?? world.teams[0]
  const own = kind === 'opportunity' ? { alias: address } : { case_alias: address }
  for (const [column, value] of Object.entries({ ...own, ...rules })) {
    await asOwner(`update sales_team set ${column} = $2 where id = $1`, [teamId, value])
  }
  const columns = [world.workspace.id, newId(), address, teamId, kind]
  await asOwner(
    'insert into alias (workspace_id, id, address, team_id, kind) values ($1, $2, $3, $4, $5)',
    columns,
  )
  return address
}

/** The same for mail that becomes cases. */
export const aCareAlias = (world: World, address: string, rules: Record<string, unknown> = {}, team = 0) =>
  anAlias(world, address, rules, team, 'support_case')

type Letter = Record<string, string | undefined> & { body?: string }
let sent = 0

/** A raw message; header names are written with capitals, `body` is its text. */
export function letter({ body = 'Xin chào', ...headers }: Letter = {}): string {
  const standard: Letter = {
    From: 'Nguyễn Văn An <an@khach.example>',
    To: 'sales@doi.example',
    Subject: 'Hỏi giá',
    'Message-ID': `<${Date.now().toString(36)}.${sent++}@khach.example>`,
    'Content-Type': 'text/plain; charset=utf-8',
  }
  const lines = Object.entries({ ...standard, ...headers }).filter(([, value]) => value !== undefined)
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}\r\n`
}

export const aDelivery = (
  raw: string | Uint8Array,
  to: string | string[],
  more: Partial<Delivery> = {},
): Delivery => ({
  intake: 'smtp',
  envelopeFrom: 'an@khach.example',
  envelopeTo: [to].flat(),
  content: { raw: typeof raw === 'string' ? Buffer.from(raw) : raw },
  ...more,
})

/** Accepts a message and has it processed at once; gives what the log says of it. */
export async function arrives(
  raw: string | Uint8Array,
  to: string | string[],
  more: Partial<Delivery> = {},
): Promise<Logged> {
  const { accepted } = await accept(aDelivery(raw, to, more))
  const [first] = accepted
  if (!first) throw new Error('not accepted')
  await processed(first)
  return logged(first.id)
}

export const processed = (ref: { workspaceId: string; id: string }) =>
  processMessage({ ...ref, isLastAttempt: true })

export async function logged(id: string): Promise<Logged> {
  const [row] = await asOwner(
    `select *, opportunity_ids as "opportunityIds", is_authenticated as "isAuthenticated", from_address as "fromAddress"
     from inbound_message where id = $1`,
    [id],
  )
  return row as Logged
}

export const steps = ({ path }: Logged): string[] => path.map(({ step }) => step)

export const cardsOf = (world: World) =>
  asOwner('select * from opportunity where workspace_id = $1 order by created_at, id', [world.workspace.id])

export const messagesOf = (opportunityId: string | undefined) =>
  asOwner('select * from message where record_id = $1 order by created_at, id', [opportunityId])

import 'server-only'
import { asc, eq, sql } from 'drizzle-orm'
import { alias, type Mailbox } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { settingsRow } from '@/lib/mail/outbound/settings'
import { readersOf } from '@/lib/notifications/readers'
import type { Row } from '@/lib/records/query'
import { outsiders } from '@/lib/reminders/mail'

/** Somebody who is invited, and how they are written to. */
export type Invitee = { mailbox: Mailbox; memberId: string | null; locale: string; timeZone: string }

/** Everybody who takes part besides the host, once by each address. */
export async function inviteesOf(context: Context, row: Row, host: Host): Promise<Map<string, Invitee>> {
  const ids = (row.memberIds as string[] | undefined) ?? []
  const members = await readersOf(
    context.tx,
    ids.filter((id) => id !== row.ownerId),
  )
  const found = new Map<string, Invitee>()
  const others = (await outsiders(context, row)).map((mailbox) => ({ ...host, mailbox, memberId: null }))
  for (const each of [...members, ...others]) {
    const address = each.mailbox.address.toLowerCase()
    if (address !== host.own && !found.has(address)) found.set(address, each)
  }
  return found
}

/** In whose name is invited, and where answers come in. */
export type Host = {
  mailbox: Mailbox
  own: string
  locale: string
  timeZone: string
  memberId: string | null
}

export async function hostOf(context: Context, row: Row): Promise<Host> {
  const { tx, actor } = context
  const [owner] = await readersOf(tx, typeof row.ownerId === 'string' ? [row.ownerId] : [])
  const name = owner?.mailbox.name ?? actor.workspace.name
  return {
    mailbox: { name, address: await answersTo(context, row, owner?.mailbox.address) },
    own: owner?.mailbox.address.toLowerCase() ?? '',
    locale: owner?.locale ?? 'vi',
    timeZone: owner?.timeZone ?? actor.workspace.timeZone,
    memberId: owner?.memberId ?? null,
  }
}

/** An address that this product reads: of the meeting's team, or any; else that of the company or the host. */
async function answersTo({ tx, actor }: Context, row: Row, own: string | undefined): Promise<string> {
  const [read] = await tx
    .select({ address: alias.address })
    .from(alias)
    .where(eq(alias.workspaceId, actor.workspace.id))
    .orderBy(sql`${alias.teamId} = ${row.teamId ?? null} desc nulls last`, asc(alias.id))
    .limit(1)
  const settings = await settingsRow(tx, actor)
  return (
    read?.address ??
    settings?.replyTo ??
    settings?.fromAddress ??
    own ??
    `no-reply@${actor.workspace.slug}.invalid`
  )
}

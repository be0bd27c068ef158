import 'server-only'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { contact, emailAddress, type Mailbox } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { queueAutomatic } from '@/lib/mail/outbound/automatic'
import { whenOf } from '@/lib/notifications/queries'
import { type Reader, readersOf } from '@/lib/notifications/readers'
import { wordsFor } from '@/lib/notifications/texts'
import type { Row } from '@/lib/records/query'

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Mails a reminder to the owner, or to everybody invited: to each alone, in their language and by their clock. */
export async function mailReminder(context: Context, row: Row): Promise<void> {
  const invited = row.mailsEverybody ? idsOf(row.memberIds) : []
  const owner = typeof row.ownerId === 'string' ? [row.ownerId] : []
  const readers = await readersOf(context.tx, [...new Set([...owner, ...invited])])
  for (const reader of readers) await queueAutomatic(context, letterTo(reader, row))
  if (!row.mailsEverybody) return
  const host = readers.find(({ memberId }) => memberId === row.ownerId)
  const known = new Set(readers.map(({ mailbox }) => mailbox.address.toLowerCase()))
  for (const to of await outsiders(context, row))
    if (!known.has(to.address.toLowerCase())) {
      known.add(to.address.toLowerCase())
      await queueAutomatic(context, letterToOutsider(context, row, to, host))
    }
}

const factsOf = (row: Row, timeZone: string) => ({
  subject: String(row.subject),
  when: whenOf(row, timeZone),
  location: String(row.location ?? ''),
})

function letterTo({ locale, timeZone, mailbox, memberId }: Reader, row: Row) {
  const t = wordsFor(locale)
  const facts = factsOf(row, timeZone)
  const lines = [
    t('mail.reminder.text', facts),
    facts.location && t('mail.location', facts),
    `${env.APP_URL}/activities/${row.id}`,
  ]
  const text = lines.filter(Boolean).join('\n\n')
  return { to: mailbox, subject: t('mail.reminder.subject', facts), text, memberId }
}

/** People outside read neither the record nor its description: what, when, where, and who invites. */
function letterToOutsider({ actor }: Context, row: Row, to: Mailbox, host: Reader | undefined) {
  const t = wordsFor(host?.locale ?? 'vi')
  const zone = host?.timeZone ?? actor.workspace.timeZone
  const facts = { ...factsOf(row, zone), host: host?.mailbox.name ?? actor.workspace.name, zone }
  const lines = [t('mail.invited.text', facts), facts.location && t('mail.location', facts)]
  const text = lines.filter(Boolean).join('\n\n')
  return { to, subject: t('mail.reminder.subject', facts), text, memberId: host?.memberId ?? null }
}

/** Contacts and guests, without addresses that take no mail. */
export async function outsiders({ tx, actor }: Context, row: Row): Promise<Mailbox[]> {
  const here = actor.workspace.id
  const ids = idsOf(row.contactIds)
  const people =
    ids.length === 0
      ? []
      : await tx
          .select({ name: contact.name, address: contact.email })
          .from(contact)
          .where(
            and(
              eq(contact.workspaceId, here),
              inArray(contact.id, ids),
              isNull(contact.deletedAt),
              isNotNull(contact.email),
            ),
          )
  const guests = idsOf(row.guests).map((address) => ({ name: '', address }))
  const all = [...people, ...guests].flatMap(({ name, address }) => (address ? [{ name, address }] : []))
  if (all.length === 0) return []
  const { address, invalid, state } = emailAddress
  const known = await tx
    .select({ address, invalid, state })
    .from(emailAddress)
    .where(
      and(
        eq(emailAddress.workspaceId, here),
        inArray(
          address,
          all.map((each) => each.address.toLowerCase()),
        ),
      ),
    )
  const dead = new Set(
    known.flatMap((each) => (each.invalid || each.state === 'bounced' ? [each.address] : [])),
  )
  return all.filter((each) => !dead.has(each.address.toLowerCase()))
}

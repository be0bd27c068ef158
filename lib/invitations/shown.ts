import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Answer, activityAnswer, contact, member } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import type { Actor } from '@/lib/kernel/actor'
import { isHidden } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import type { Row } from '@/lib/records/query'
import { invitationOf } from './plan'

export type ShownAnswer = {
  name: string
  address: string
  isOwn: boolean
  isInvited: boolean
  answer: Answer
}
export type ShownAnswers = { people: ShownAnswer[]; isInSeries: boolean }

/** Who takes part, as far as the reader may know of them, and what each answered; null where nobody is asked. */
export async function answersOf(tx: Tx, actor: Actor, row: Row): Promise<ShownAnswers | null> {
  if (row.kind !== 'meeting' && row.kind !== 'call') return null
  const people = await peopleOf(tx, actor, row)
  if (people.length === 0) return null
  const addresses = people.flatMap(({ address }) => (address ? [address.toLowerCase()] : []))
  const { workspaceId, invitationId, address } = activityAnswer
  const answers = await tx
    .select()
    .from(activityAnswer)
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        eq(invitationId, invitationOf(row)),
        inArray(address, [...addresses, '']),
      ),
    )
  const shown = people.map(({ id, name, address }) => {
    const own = answers.filter((each) => each.address === address?.toLowerCase())
    const general = own.find(({ day }) => day === '')
    const special = row.seriesOn ? own.find(({ day }) => day === row.seriesOn) : undefined
    return {
      ...{ name, address: address ?? '' },
      isOwn: id !== null && id === actor.id && !actor.viewer,
      isInvited: Boolean(general?.invitedAt),
      answer: (special ?? general)?.status ?? 'waiting',
    }
  })
  return { people: shown, isInSeries: Boolean(row.seriesId) }
}

type Person = { id: string | null; name: string; address: string | null }

async function peopleOf(tx: Tx, actor: Actor, row: Row): Promise<Person[]> {
  const idsIn = (field: string) =>
    isHidden(actor, activities, field) ? [] : ((row[field] as string[] | undefined) ?? [])
  const [members, contacts, guests] = [idsIn('memberIds'), idsIn('contactIds'), idsIn('guests')]
  const colleagues =
    members.length === 0
      ? []
      : await tx
          .select({ id: member.id, name: member.name, address: member.email })
          .from(member)
          .where(and(eq(member.workspaceId, actor.workspace.id), inArray(member.id, members)))
          .orderBy(member.name)
  const customers =
    contacts.length === 0
      ? []
      : await tx
          .select({ name: contact.name, address: contact.email })
          .from(contact)
          .where(and(scope(actor, contact, 'contact:read'), inArray(contact.id, contacts)))
          .orderBy(contact.name)
  return [
    ...colleagues,
    ...customers.map((each) => ({ id: null, ...each })),
    ...guests.map((address) => ({ id: null, name: address, address })),
  ]
}

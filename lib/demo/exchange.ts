import { givenName } from '@/lib/vietnam/name'
import { formatPhone } from '@/lib/vietnam/phone-format'
import { addDays, type PlainDate } from '@/lib/vietnam/plain-date'
import { dateIn } from '@/lib/vietnam/time'
import { COMPANY, STAGES, TEAMS, USERS } from './company'
import type { Draft } from './opportunities'
import type { Random } from './random'
import type { DemoMessage, Instant } from './shape'
import { ANSWERS, CLOSINGS, FOLLOW_UPS, OPENINGS } from './talk'
import { officeMoment, workdayAfter } from './workday'

/** A short exchange of mail between the customer and the owner, as far as it has come by the last day. */
export function exchange(random: Random, draft: Draft, lastDay: PlainDate): DemoMessage[] {
  const { opportunity, line } = draft
  const kind = STAGES[opportunity.history.at(-1)?.stage ?? 0]?.kind ?? 'open'
  const opening = random.pick(OPENINGS[line])
  const turns = [
    opening.text,
    random.pick(ANSWERS),
    random.pick(FOLLOW_UPS[kind]),
    random.pick(CLOSINGS[kind]),
  ]
  const length = random.weighted([
    [1, 15],
    [2, 35],
    [3, 20],
    [4, 30],
  ])

  const closing = kind === 'open' ? '' : (opportunity.history.at(-1)?.at ?? '')
  const moments = momentsFrom(random, opportunity.createdAt, closing, lastDay).slice(0, length)
  return moments.map((at, turn) => {
    const subject = filled(opening.subject, draft)
    const text = filled(turns[turn] ?? '', draft)
    return message(draft, turn % 2 === 0 ? 'in' : 'out', at, turn === 0 ? subject : `Re: ${subject}`, text)
  })
}

// The third mail tells the customer's decision, so it waits for the card to be closed.
function momentsFrom(random: Random, first: Instant, closing: Instant, lastDay: PlainDate) {
  const moments = [first]
  let day = dateIn(new Date(first))
  for (let turn = 1; turn < 4; turn += 1) {
    day = workdayAfter(addDays(day, random.int(1, 4)))
    if (turn === 2 && closing !== '' && day < dateIn(new Date(closing))) day = dateIn(new Date(closing))
    if (day > lastDay) break
    moments.push(officeMoment(random, day))
  }
  return moments
}

function message(
  draft: Draft,
  direction: DemoMessage['direction'],
  at: string,
  subject: string,
  text: string,
) {
  const { opportunity, customer } = draft
  const owner = ownerOf(draft)
  const us = { name: owner, address: TEAMS[opportunity.team]?.alias ?? '' }
  const them = { name: opportunity.contactName, address: opportunity.contactEmail }
  const [from, to] = direction === 'in' ? [them, us] : [us, them]

  const greeting = direction === 'in' ? 'Chào công ty,' : `Chào ${titled(draft)},`
  const signature =
    direction === 'in' ? [customer.contact.name, formatPhone(opportunity.contactPhone)] : [owner, COMPANY]
  return {
    direction,
    at,
    fromName: from.name,
    fromAddress: from.address,
    toName: to.name,
    toAddress: to.address,
    subject,
    text: [greeting, text, `Trân trọng,\n${signature.join('\n')}`].join('\n\n'),
  }
}

function filled(template: string, draft: Draft) {
  const { opportunity, customer } = draft
  const words: Record<string, string> = {
    C: titled(draft),
    o: givenName(ownerOf(draft)),
    t: opportunity.title,
    k: customer.name,
    p: customer.place,
  }
  const text = template.replace(/\{(\w)\}/g, (_, key: string) => words[key] ?? '')
  return text.replace(
    /(^|[.?!]\s)(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}

function titled({ customer }: Draft) {
  return `${customer.contact.title} ${givenName(customer.contact.name)}`
}

function ownerOf({ opportunity }: Draft) {
  return USERS[opportunity.owner ?? TEAMS[opportunity.team]?.leader ?? 0]?.name ?? ''
}

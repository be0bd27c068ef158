import 'server-only'
import { ruleText } from '@/lib/activities/repeat'
import { repeatWords } from '@/lib/activities/repeat-words'
import { wordsFor } from '@/lib/notifications/texts'
import { dateIn, formatDate, formatDateTime } from '@/lib/vietnam/date'
import type { Invitation } from './calendar'
import type { Host, Invitee } from './people'

type Told = Pick<Invitation, 'method' | 'meetings'> & {
  invitee: Pick<Invitee, 'mailbox'> & Partial<Invitee>
  isUpdate: boolean
  host: Host
}

/** The letter around an invitation, in the language and by the clock of who reads it, or of the host. */
export function letterOf({ method, meetings, invitee, isUpdate, host }: Told): {
  subject: string
  text: string
} {
  const { locale, timeZone } = { locale: host.locale, timeZone: host.timeZone, ...invitee }
  const t = wordsFor(locale)
  const say = wordsFor(locale, 'repeat')
  const [first] = meetings
  if (!first) return { subject: '', text: '' }
  const { summary, startsAt, isAllDay, location, repeat, url } = first
  const when = isAllDay ? formatDate(dateIn(startsAt, timeZone)) : formatDateTime(startsAt, timeZone)
  const facts = { subject: summary, when, host: host.mailbox.name, zone: timeZone }
  const kind = method === 'CANCEL' ? 'cancelled' : isUpdate ? 'changed' : 'new'
  const lines = [
    t(`mail.invitation.${kind}.text`, facts),
    repeat && repeatWords(say, ruleText(repeat)),
    location && t('mail.location', { location }),
    method === 'REQUEST' && t('mail.invitation.answer'),
    url,
  ]
  return {
    subject: t(`mail.invitation.${kind}.subject`, facts).slice(0, 250),
    text: lines.filter(Boolean).join('\n\n'),
  }
}

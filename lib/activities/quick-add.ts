import type { ActivityKind } from '@/db/schema'
import { parseTime } from '@/lib/vietnam/clock'
import {
  addDays,
  addMonths,
  type PlainDate,
  parseDate,
  startOfWeek,
  weekdayOf,
} from '@/lib/vietnam/plain-date'
import { searchKey } from '@/lib/vietnam/text'

export type Understood = { kind: ActivityKind; subject: string; dueOn: PlainDate | null; time: string | null }

type Found = { day?: PlainDate; time?: string; at: number; length: number }
type Rule = { pattern: RegExp; read(match: string[], today: PlainDate): Pick<Found, 'day' | 'time'> | null }

const WEEKDAYS: Readonly<Record<string, number>> = {
  ...{ 'thu 2': 1, 'thu hai': 1, monday: 1, 'thu 3': 2, 'thu ba': 2, tuesday: 2, 'thu 4': 3, 'thu tu': 3 },
  ...{ wednesday: 3, 'thu 5': 4, 'thu nam': 4, thursday: 4, 'thu 6': 5, 'thu sau': 5, friday: 5 },
  ...{ 'thu 7': 6, 'thu bay': 6, saturday: 6, 'chu nhat': 7, cn: 7, sunday: 7 },
}
const WEEKDAY = Object.keys(WEEKDAYS).join('|')
const PART = '(?:\\s*(sang|trua|chieu|toi|am|pm)(?![a-z]))?'
const NAMED = '(?<!(?:anh|chi|em|co|chu|bac|ong|ba|ms|mr)\\s)'

/** Days and times as people write them, without diacritics; what is longer and surer comes first. */
const RULES: readonly Rule[] = [
  {
    pattern:
      /(?:(?<![a-z])(?:luc|at)\s+)?(\d{1,2})\s*(?:[h:]|gio)\s*(\d{1,2})?(?:\s*phut)?(?:\s*(sang|trua|chieu|toi|am|pm)(?![a-z]))?/g,
    read: ([, hour, minute, part]) => timeOf(`${hour}:${minute ?? '00'}`, part),
  },
  {
    pattern: /(?:(?<![a-z])at\s+)?(\d{1,2})\s*(am|pm)(?![a-z])/g,
    read: ([, hour, part]) => timeOf(`${hour}:00`, part),
  },
  {
    pattern: new RegExp(`luc\\s+(\\d{1,2})${PART}`, 'g'),
    read: ([, hour, part]) => timeOf(`${hour}:00`, part),
  },
  {
    pattern: /(?:(?<![a-z])(?:ngay|on)\s+)?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?!\d)/g,
    read: ([, day, month, year], today) => dayIn(day, month, year, today),
  },
  {
    pattern: new RegExp(`(?:next\\s+)?(${WEEKDAY})(?:\\s+(tuan sau|tuan toi|next week))?(?![a-z0-9])`, 'g'),
    read: ([whole = '', name = '', week], today) => ({
      day: weekday(name, Boolean(week) || whole.startsWith('next '), today),
    }),
  },
  {
    pattern: /(?:sau|in)\s+(\d{1,3})\s*(ngay|tuan|thang|days?|weeks?|months?)(?![a-z])/g,
    read: ([, n, unit], today) => ahead(n, unit, today),
  },
  {
    pattern: /(\d{1,3})\s*(ngay|tuan|thang)\s*(?:nua|sau)(?![a-z])/g,
    read: ([, n, unit], today) => ahead(n, unit, today),
  },
  {
    pattern: /(?:ngay\s+kia|ngay\s+mot|day after tomorrow)(?![a-z])/g,
    read: (_, today) => ({ day: addDays(today, 2) }),
  },
  {
    pattern: new RegExp(`(?:ngay\\s+)?${NAMED}(?:mai|tomorrow)(?![a-z])`, 'g'),
    read: (_, today) => ({ day: addDays(today, 1) }),
  },
  { pattern: /(?:hom\s+nay|today)(?![a-z])/g, read: (_, today) => ({ day: today }) },
  {
    pattern: /(?:tuan\s+(?:sau|toi)|next week)(?![a-z])/g,
    read: (_, today) => ({ day: addDays(startOfWeek(today), 7) }),
  },
  {
    pattern: /(?:thang\s+(?:sau|toi)|next month)(?![a-z])/g,
    read: (_, today) => ({ day: addMonths(today, 1) }),
  },
  {
    pattern: /(?<![a-z])(sang|trua|chieu|toi)(?:\s+(?:nay|mai))?(?![a-z])/g,
    read: ([whole = '', part = ''], today) => partOfDay(whole, part, today),
  },
]

const KINDS: readonly (readonly [ActivityKind, RegExp])[] = [
  ['email', /^(?:gui\s+(?:thu|mail|email)|viet\s+(?:thu|mail|email)|e-?mail|mail)(?![a-z])/],
  ['call', /^(?:goi|dien thoai|call|phone|ring)(?![a-z])/],
  ['meeting', /^(?:gap|hop|hen|meet|meeting|tham|demo)(?![a-z])/],
]

/** What a line of text plans: "gọi anh Nam 3h chiều mai" is a call tomorrow at 15:00. Always the same for the same day. */
export function understand(text: string, today: PlainDate): Understood {
  const line = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  let rest = searchKey(line)
  // Letters that change their number when folded would shift every place after them.
  if (rest.length !== line.length) return { kind: 'task', subject: line, dueOn: null, time: null }
  const found: Found[] = []
  for (const { pattern, read } of RULES) {
    const isKnown = (part: 'day' | 'time') => found.some((each) => each[part])
    const match = [...rest.matchAll(pattern)].at(-1)
    const meant = match && isBounded(rest, match.index) ? read([...match], today) : null
    if (!match || !meant || (meant.day && isKnown('day')) || (meant.time && !meant.day && isKnown('time')))
      continue
    found.push({ ...meant, at: match.index, length: match[0].length })
    rest =
      rest.slice(0, match.index) +
      '\u0000'.repeat(match[0].length) +
      rest.slice(match.index + match[0].length)
  }
  const time = found.find((each) => each.time)?.time ?? null
  const day = found.find((each) => each.day)?.day ?? (time ? today : null)
  const kind = KINDS.find(([, verb]) => verb.test(rest.trimStart()))?.[0] ?? 'task'
  return { kind, subject: subjectOf(line, found), dueOn: day, time }
}

const isBounded = (text: string, at: number): boolean => at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? '')

function subjectOf(line: string, found: readonly Found[]): string {
  const kept = line
    .split('')
    .map((letter, at) => (found.some((each) => at >= each.at && at < each.at + each.length) ? ' ' : letter))
  const subject = kept
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:-]+|[\s,;:-]+$/g, '')
    .replace(/\s+(?:lúc|vào|at|on)$/i, '')
  return subject.charAt(0).toLocaleUpperCase('vi') + subject.slice(1)
}

function timeOf(clock: string, part: string | undefined): { time: string } | null {
  const words: Readonly<Record<string, string>> = {
    sang: 'sáng',
    trua: 'trưa',
    chieu: 'chiều',
    toi: 'tối',
    am: 'am',
    pm: 'pm',
  }
  const time = parseTime(`${clock} ${words[part ?? ''] ?? ''}`.trim())
  return time ? { time } : null
}

function dayIn(day = '', month = '', year: string | undefined, today: PlainDate): { day: PlainDate } | null {
  const read = parseDate(`${day}/${month}/${year ?? today.slice(0, 4)}`)
  if (!read) return null
  const next = year || read >= today ? read : parseDate(`${day}/${month}/${Number(today.slice(0, 4)) + 1}`)
  return next ? { day: next } : null
}

/** The next such day after today; of next week where that is said. */
function weekday(name: string, isNextWeek: boolean, today: PlainDate): PlainDate {
  const wanted = WEEKDAYS[name] ?? 1
  if (isNextWeek) return addDays(startOfWeek(today), 6 + wanted)
  return addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1)
}

function ahead(count = '', unit = '', today: PlainDate): { day: PlainDate } {
  if (/^(thang|month)/.test(unit)) return { day: addMonths(today, Number(count)) }
  return { day: addDays(today, Number(count) * (/^(tuan|week)/.test(unit) ? 7 : 1)) }
}

const PARTS: Readonly<Record<string, string>> = { sang: '09:00', trua: '12:00', chieu: '14:00', toi: '19:00' }

function partOfDay(whole: string, part: string, today: PlainDate): { day?: PlainDate; time?: string } | null {
  const time = PARTS[part]
  if (/\smai$/.test(whole)) return { day: addDays(today, 1), time }
  return /\snay$/.test(whole) ? { day: today, time } : { time }
}

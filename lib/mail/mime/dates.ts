const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  met: 60,
  cest: 120,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  ict: 420,
  wib: 420,
  sgt: 480,
  hkt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  nzst: 720,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  brt: -180,
}
const DAY = 86_400_000

/** Reads an RFC 5322 date, obsolete and sloppy forms included; without a zone it is UTC. */
export function parseDate(header: string): Date | null {
  const text = header
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const rfc =
    /(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{2,4}),? (\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)? ?(.*)$/.exec(
      text,
    )
  if (rfc) return build(rfc)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) && !/\d{4}/.test(text)) return null
  const zoned = /[zZ]$|[+-]\d{2}:?\d{2}$|GMT|UTC/.test(text)
  const date = new Date(zoned ? text : `${text}${text.includes('T') ? 'Z' : ' UTC'}`)
  return valid(date)
}

/** Drops a date more than a day after receipt. */
export function notFuture(date: Date | null, receivedAt: Date): Date | null {
  return date !== null && date.getTime() <= receivedAt.getTime() + DAY ? date : null
}

function build(match: RegExpExecArray): Date | null {
  const [, day, month, year, hour, minute, second, zone] = match
  const index = MONTHS.indexOf((month ?? '').toLowerCase())
  const full =
    Number(year) < 50 ? Number(year) + 2000 : Number(year) < 1000 ? Number(year) + 1900 : Number(year)
  if (index < 0 || Number(day) > 31 || Number(hour) > 24 || Number(minute) > 59) return null
  const time = Date.UTC(
    full,
    index,
    Number(day),
    Number(hour),
    Number(minute),
    Math.min(Number(second ?? 0), 59),
  )
  return valid(new Date(time - offsetMinutes(zone ?? '') * 60_000))
}

function offsetMinutes(zone: string): number {
  const numeric = /([+-])(\d{2}):?(\d{2})/.exec(zone)
  if (!numeric) return ZONES[(/[A-Za-z]+/.exec(zone)?.[0] ?? '').toLowerCase()] ?? 0
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
  return numeric[1] === '-' ? -minutes : minutes
}

function valid(date: Date): Date | null {
  const year = date.getUTCFullYear()
  return Number.isNaN(date.getTime()) || year < 1970 || year > 9999 ? null : date
}

import type { CasePriority } from '@/db/schema'
import type { CareRule } from '@/lib/cases/care/schema'

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly CasePriority[]
export const SPANS = ['morningFrom', 'morningUntil', 'afternoonFrom', 'afternoonUntil'] as const

/** Under which names the server knows them. */
export const SENT_AS = {
  morningFrom: 'spans.0.from',
  morningUntil: 'spans.0.until',
  afternoonFrom: 'spans.1.from',
  afternoonUntil: 'spans.1.until',
} as const

type Typed = { answer: string; solution: string }
/** What the form of working hours and deadlines holds. */
export type CareTyped = Record<(typeof SPANS)[number], string> & {
  days: number[]
  targets: Record<CasePriority, Typed>
}

export function typedOf({ days, spans: [first, second], targets }: CareRule): CareTyped {
  return {
    days,
    morningFrom: first?.from ?? '',
    morningUntil: first?.until ?? '',
    afternoonFrom: second?.from ?? '',
    afternoonUntil: second?.until ?? '',
    targets: each((priority) => ({
      answer: written(targets[priority].answer),
      solution: written(targets[priority].solution),
    })),
  }
}

export function ruleOf(typed: CareTyped, version: number): CareRule {
  const spans = [
    { from: typed.morningFrom, until: typed.morningUntil },
    { from: typed.afternoonFrom, until: typed.afternoonUntil },
  ].filter(({ from, until }) => from || until)
  return {
    version,
    days: typed.days,
    spans,
    targets: each((priority) => ({
      answer: hoursOf(typed.targets[priority].answer),
      solution: hoursOf(typed.targets[priority].solution),
    })),
  }
}

const each = <T>(of: (priority: CasePriority) => T): Record<CasePriority, T> => ({
  low: of('low'),
  normal: of('normal'),
  high: of('high'),
  urgent: of('urgent'),
})

const written = (hours: number | null) => String(hours ?? '').replace('.', ',')
const hoursOf = (text: string) => (text.trim() ? Number(text.trim().replace(',', '.')) : null)

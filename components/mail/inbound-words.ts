import type { PathStep } from '@/db/schema'
import type { LogRow } from '@/lib/mail/inbound/queries'

type Outcome = NonNullable<LogRow['outcome']> | 'pending'
type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger'

export const OUTCOME_TONES: Record<Outcome, Tone> = {
  pending: 'neutral',
  created: 'success',
  threaded: 'success',
  bounce: 'warning',
  auto_reply: 'neutral',
  answered: 'success',
  loop: 'warning',
  held: 'accent',
  rejected: 'neutral',
  failed: 'danger',
}

type Translate = ((key: string, facts?: Record<string, string>) => string) & { has(key: string): boolean }

/** A step of the decision path as a sentence; machine words among its facts are put into the reader's language. */
export function wordStep(t: Translate, errors: Translate, { step, facts = {} }: PathStep): string {
  // What a mail becomes was an opportunity before there was a choice.
  const said = Object.entries({ to: 'opportunity', ...facts }).map(([name, value]) => [
    name,
    wordFact(t, errors, step, name, value),
  ])
  return t.has(`steps.${step}`) ? t(`steps.${step}`, Object.fromEntries(said)) : step
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

const DICTIONARIES: Record<string, string> = {
  ...{ kind: 'kinds', intake: 'intakes', by: 'marks', to: 'begun' },
  ...{ answer: 'answers', why: 'refusals' },
}

function wordFact(t: Translate, errors: Translate, step: string, name: string, value: string): string {
  if (name === 'size') return formatSize(Number(value))
  if (step === 'owner' && name === 'rule') return known(t, `rules.${value}`, value)
  if (step === 'refused' && name === 'reason')
    return errors.has(value) ? errors(value, { stage: '…' }) : value
  if ((step === 'unreadable' || step === 'failed') && name === 'reason') {
    return known(t, `reasons.${value}`, t('reasons.other'))
  }
  const dictionary = DICTIONARIES[name]
  return dictionary ? known(t, `${dictionary}.${value}`, value) : value
}

const known = (t: Translate, key: string, otherwise: string) => (t.has(key) ? t(key) : otherwise)

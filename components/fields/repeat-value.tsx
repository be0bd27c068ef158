import { useTranslations } from 'next-intl'
import { repeatWords } from '@/lib/activities/repeat-words'
import { textOf, type ValueProps } from './props'

/** How something comes back, in words. */
export function RepeatValue({ value }: ValueProps) {
  const t = useTranslations('repeat')
  return <span>{repeatWords(t, textOf(value))}</span>
}

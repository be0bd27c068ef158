'use client'

import { useTranslations } from 'next-intl'
import type { Kind } from './kind'

/** The words of a kind of record, and sentences about it. */
export function useKindWords({ description }: Pick<Kind, 'description'>) {
  const own = useTranslations(`kinds.${description.name}` as 'kinds.account')
  const t = useTranslations('records.kind')
  const noun = own('noun')
  return { own, t, noun, title: own('title') }
}

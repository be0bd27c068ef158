'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Kind, kindActions } from './kind'

/** The words of a kind of record, and sentences about it. */
export function useKindWords({ description }: Pick<Kind, 'description'>) {
  const own = useTranslations(`kinds.${description.name}` as 'kinds.account')
  const t = useTranslations('records.kind')
  const noun = own('noun')
  return { own, t, noun, nouns: own('nouns'), title: own('title') }
}

/** What can be done with records of the kind, the same from one drawing to the next. */
export const useKindActions = ({ description: { name } }: Pick<Kind, 'description'>) =>
  useMemo(() => kindActions(name), [name])

'use client'

import { useTranslations } from 'next-intl'
import type { ShownKind } from './shown'

type Say = (key: string, params?: Record<string, string | number>) => string

/** The words of imports, with the kind's own. */
export function useImportWords({ name }: ShownKind) {
  const t = useTranslations('import')
  const own = useTranslations(`kinds.${name}` as 'kinds.account')
  const label = useTranslations(`fields.${name}` as 'fields.account') as Say
  const errors = useTranslations('errors') as Say
  return { t, title: own('title'), nouns: own('nouns'), label, errors }
}

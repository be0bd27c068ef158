'use client'

import { useTranslations } from 'next-intl'
import { useAllFieldWords } from '@/components/fields/words'
import type { Description } from '@/lib/kernel/entity'
import type { Related } from './related'

/** What records are called that others are tied to. */
export function useRelationWords(own: Description, related: Related) {
  const kinds = useTranslations('kinds')
  const t = useTranslations('records.kind')
  const wordsOf = useAllFieldWords()

  const relationIn = ({ name: kind }: Pick<Description, 'name'>, name: string): string => {
    const [other = '', field] = name.split('.')
    if (!field) return wordsOf(kind).label(name)
    if (field === 'parentId') return t('children')
    const title = kinds(`${other as 'account'}.title`)
    const relations = related[kind]?.relations ?? []
    const alike = relations.filter((each) => each.isBack && each.kind === other)
    return alike.length > 1 ? t('tiedBy', { things: title, field: wordsOf(other).label(field) }) : title
  }
  return { relationIn, relation: (name: string) => relationIn(own, name) }
}

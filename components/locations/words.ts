import { useTranslations } from 'next-intl'
import type { Location } from '@/lib/locations/rows'

/** How places are called, and what became of them. */
export function useLocationWords() {
  const t = useTranslations('locations')
  return {
    nameOf: ({ level, key, name }: Pick<Location, 'level' | 'key' | 'name'>) =>
      level === 'country' && key === 'VN' ? t('vietnam') : name,
    relationOf: ({ was, became }: Location) =>
      was ? t('was', { names: was }) : became ? t('became', { names: became }) : undefined,
  }
}

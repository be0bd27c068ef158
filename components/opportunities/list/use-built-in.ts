'use client'

import { useTranslations } from 'next-intl'
import type { BuiltIn } from '@/components/records/views/view-menu'
import type { Filter } from '@/lib/records/filter-shape'

/** Questions every salesperson asks. */
export function useBuiltIn(): BuiltIn[] {
  const t = useTranslations('opportunities.views')
  const filtered = (filter: Filter, more: Record<string, string> = {}) =>
    new URLSearchParams({ filter: JSON.stringify(filter), ...more }).toString()
  const open: Filter = ['status', 'is', 'open']
  return [
    { label: t('all'), query: 'view=all' },
    { label: t('mine'), query: filtered({ and: [['ownerId', 'is', 'me'], open] }) },
    { label: t('unassigned'), query: filtered({ and: [['ownerId', 'empty'], open] }) },
    {
      label: t('closing'),
      query: filtered(
        {
          and: [open, ['expectedClose', 'gte', 'today'], ['expectedClose', 'lte', 'today+30']],
        },
        { sort: 'expectedClose' },
      ),
    },
    {
      label: t('late'),
      query: filtered({ and: [open, ['expectedClose', 'lt', 'today']] }, { sort: 'expectedClose' }),
    },
    { label: t('archived'), query: 'archived=only' },
  ]
}

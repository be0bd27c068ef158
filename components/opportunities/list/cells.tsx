'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { FieldValue } from '@/components/fields/field-value'
import type { ListRow } from '@/components/records/list/use-list-rows'
import { today } from '@/lib/vietnam/date'

/** The day a deal should close, marked when it has passed. */
export function CloseCell({ row }: { row: ListRow }) {
  const t = useTranslations('opportunities.record')
  const day = typeof row.expectedClose === 'string' ? row.expectedClose : null
  const isLate = row.status === 'open' && day !== null && day < today()
  return (
    <span className={clsx('block truncate', isLate && 'font-medium text-danger')}>
      <FieldValue entity="opportunity" name="expectedClose" field={{ type: 'date' }} value={day} />
      {isLate && <span className="sr-only"> {t('late')}</span>}
    </span>
  )
}

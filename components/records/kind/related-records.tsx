'use client'

import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { Options } from '@/components/fields/props'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Related } from '@/lib/records/related'
import { RecordFacts } from '../record-facts'
import { AddButton } from './add-button'

type RelatedRecordsProps = { related: Related; options: Options; recordId: string; baseCurrency: string }

/** Records of one kind that refer to this one: the newest, the way to all of them, and to another. */
export function RelatedRecords({ related, options, recordId, baseCurrency }: RelatedRecordsProps) {
  const { description, path, field, rows, total, canCreate } = related
  const t = useTranslations('records.kind')
  const kinds = useTranslations(`kinds.${description.name}` as 'kinds.account')
  const isParent = field === 'parentId'
  const title = isParent ? t('children') : kinds('title')
  const all = new URLSearchParams({ filter: JSON.stringify([field, 'is', recordId]) })
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          {title} <Badge>{total}</Badge>
        </span>
      }
      actions={
        canCreate && (
          <AddButton
            size="sm"
            description={description}
            path={`${path}/new?${field}=${recordId}`}
            begun={related.begun}
            label={t('new', { noun: kinds('noun') })}
          >
            {t('add')}
          </AddButton>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="text-sm text-text-muted">{t('noneRelated')}</p>
      ) : (
        <ul className="-my-1 flex flex-col divide-y">
          {rows.map((row) => (
            <li key={row.id} className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 py-2">
              <Link
                href={`${path}/${row.id}` as Route}
                className="min-w-0 flex-1 basis-40 truncate font-medium hover:underline"
              >
                {String(row[description.title])}
              </Link>
              <RecordFacts
                description={description}
                options={options}
                baseCurrency={baseCurrency}
                row={row}
                names={related.shown}
              />
            </li>
          ))}
        </ul>
      )}
      {total > rows.length && (
        <Link
          href={`${path}?${all}` as Route}
          className="mt-2 inline-block text-accent text-sm hover:underline"
        >
          {t('allRelated', { count: total })}
        </Link>
      )}
    </Card>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DetailField, InlineField, type InlineFieldProps } from '@/components/records/inline-field'
import { Reach } from '@/components/records/reach'
import { Card } from '@/components/ui/card'
import { addedNames } from '@/lib/kernel/custom-fields'

type DetailsProps = Omit<InlineFieldProps, 'name'>

const GROUPS = {
  customer: ['accountId', 'contactId', 'customerName', 'contactName', 'contactEmail', 'contactPhone'],
  deal: ['currency', 'teamId', 'sourceId', 'priority', 'tagIds'],
  system: ['createdAt', 'updatedAt', 'stageSince', 'closedAt'],
} as const

/** All fields in groups, each edited where it stands. */
export function Details({ record, readOnlyReason, ...shared }: DetailsProps) {
  const t = useTranslations('opportunities.record')
  const added = addedNames(shared.description)
  const field = (name: string, reason = readOnlyReason, beside?: ReactNode) => (
    <DetailField
      key={name}
      name={name}
      record={record}
      readOnlyReason={reason}
      beside={beside}
      className={name === 'tagIds' ? 'sm:col-span-2' : undefined}
      {...shared}
    />
  )
  return (
    <>
      {record.status === 'lost' && (
        <Card title={t('groups.loss')}>
          <div className={GRID}>
            {field('lostReasonId', t('byMove'))}
            {field('lostNote', t('byMove'))}
          </div>
        </Card>
      )}
      <Card title={t('groups.customer')}>
        <div className={GRID}>
          {GROUPS.customer.map((name) =>
            field(
              name,
              readOnlyReason,
              <Reach field={shared.description.fields[name]} value={record[name]} />,
            ),
          )}
        </div>
      </Card>
      <Card title={t('groups.deal')}>
        <div className={GRID}>{GROUPS.deal.map((name) => field(name))}</div>
      </Card>
      {added.length > 0 && (
        <Card title={t('groups.added')}>
          <div className={GRID}>{added.map((name) => field(name))}</div>
        </Card>
      )}
      <Card title={t('groups.description')}>
        <InlineField name="description" record={record} readOnlyReason={readOnlyReason} {...shared} />
      </Card>
      <Card title={t('groups.system')}>
        <div className={GRID}>{GROUPS.system.map((name) => field(name, t('byProduct')))}</div>
      </Card>
    </>
  )
}

const GRID = 'grid gap-x-6 gap-y-3 sm:grid-cols-2'

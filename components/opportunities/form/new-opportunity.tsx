'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Options } from '@/components/fields/props'
import { RecordForm } from '@/components/records/record-form'
import type { Values } from '@/components/records/values'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { toastDone } from '@/components/ui/toaster'
import { addedNames } from '@/lib/kernel/custom-fields'
import { createOpportunity } from '@/lib/opportunities/actions'
import type { Viewer } from '@/lib/records/viewer'
import { recordHref } from '../paths'
import { useOpportunity } from '../use-opportunity'

const FIELDS = [
  'title',
  'accountId',
  'contactId',
  'customerName',
  'contactName',
  'contactPhone',
  'contactEmail',
  'amount',
  'currency',
  'expectedClose',
  'stageId',
  'ownerId',
  'teamId',
  'sourceId',
  'priority',
  'tagIds',
  'description',
]

type NewOpportunityProps = { options: Options; values: Values; viewer: Viewer }

export function NewOpportunity({ options, values, viewer }: NewOpportunityProps) {
  const t = useTranslations('opportunities.form')
  const description = useOpportunity()
  const router = useRouter()
  return (
    <>
      <PageHeader title={t('title')} trail={[{ href: '/opportunities', label: t('list') }]} />
      <div className="mx-3 mb-8 max-w-3xl md:mx-4">
        <Card>
          <RecordForm<{ id: string }>
            description={description}
            options={options}
            values={values}
            fields={[...FIELDS, ...addedNames(description)]}
            baseCurrency={viewer.baseCurrency}
            action={createOpportunity}
            onSaved={({ id }) => {
              toastDone(t('created'))
              router.push(recordHref(id))
            }}
            onCancel={() => router.back()}
          />
        </Card>
      </div>
    </>
  )
}

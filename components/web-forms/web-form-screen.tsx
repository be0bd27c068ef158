'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Options } from '@/components/fields/props'
import { RecordForm } from '@/components/records/record-form'
import type { Values } from '@/components/records/values'
import { dictionaryActions } from '@/components/settings/dictionary-actions'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { toastDone } from '@/components/ui/toaster'
import type { Description } from '@/lib/kernel/entity'

type WebFormScreenProps = {
  description: Description
  options: Options
  /** With an `id` a form is edited, otherwise a new one is made. */
  values: Values
  /** What stands beside the form of a form. */
  beside?: ReactNode
}

/** What a form asks, sets and says. */
export function WebFormScreen({ description, options, values, beside }: WebFormScreenProps) {
  const t = useTranslations('webForms')
  const settings = useTranslations('settings')
  const router = useRouter()
  const { create, update } = dictionaryActions(description.name)
  const { id, version } = values
  const isNew = id === undefined
  return (
    <>
      <PageHeader
        title={isNew ? t('new') : String(values.name)}
        trail={[
          { href: '/settings', label: settings('title') },
          { href: '/settings/web-forms', label: t('title') },
        ]}
      />
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 xl:grid-cols-2">
        <Card>
          <RecordForm<{ id: string }>
            description={description}
            options={options}
            values={values}
            action={(entered) =>
              isNew ? create(entered) : update({ id: String(id), version: Number(version), patch: entered })
            }
            onSaved={(saved) => {
              toastDone(t('saved'))
              if (isNew) router.push(`/settings/web-forms/${saved.id}` as Route)
            }}
            onCancel={() => router.push('/settings/web-forms')}
          />
        </Card>
        {beside}
      </div>
    </>
  )
}

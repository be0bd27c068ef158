'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { meetingHint } from '@/components/calendar/meeting-hint'
import type { Options } from '@/components/fields/props'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { toastDone } from '@/components/ui/toaster'
import type { Viewer } from '@/lib/records/viewer'
import { RecordForm } from '../record-form'
import type { Values } from '../values'
import type { Kind } from './kind'
import { pathOf } from './paths'
import { useKindActions, useKindWords } from './words'

export type KindNewProps = { kind: Kind; options: Options; values: Values; viewer: Viewer }

/** The page on which a record is made. */
export function KindNew({ kind, options, values, viewer }: KindNewProps) {
  const { t, noun, title } = useKindWords(kind)
  const { description, layout } = kind
  const actions = useKindActions(kind)
  const router = useRouter()
  return (
    <>
      <PageHeader title={t('new', { noun })} trail={[{ href: kind.path, label: title }]} />
      <div className="mx-3 mb-8 max-w-3xl md:mx-4">
        <Card>
          <RecordForm<{ id: string }>
            description={description}
            options={options}
            values={values}
            fields={layout.form.filter((name) => name in description.fields)}
            baseCurrency={viewer.baseCurrency}
            action={actions.create}
            beneath={BENEATH[description.name]}
            onSaved={({ id }) => {
              toastDone(t('created', { noun }))
              router.push(pathOf(kind, id))
            }}
            onCancel={() => router.back()}
          />
        </Card>
      </div>
    </>
  )
}

/** What is worth knowing about what is entered, by kind. */
const BENEATH: Readonly<Record<string, (values: Values) => ReactNode>> = { activity: meetingHint }

'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { FieldValue } from '@/components/fields/field-value'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Timeline } from '@/components/records/timeline'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { Description } from '@/lib/kernel/entity'
import type { RequestPage } from '@/lib/privacy/queries'
import { type Due, DueBadge } from './due-badge'
import { Erasures } from './erasures'
import { RequestSteps } from './request-steps'

type RequestScreenProps = Omit<RequestPage, 'members'> & {
  due: Due
  description: Description
  options: Options
  canWrite: boolean
  viewer: Viewer
}

/** One request: what is asked, until when, who deals with it, and all that was done. */
export function RequestScreen({
  record,
  history,
  erasures,
  due,
  description,
  options,
  ...rest
}: RequestScreenProps) {
  const { canWrite, viewer } = rest
  const t = useTranslations('privacy.requests')
  const settings = useTranslations('settings')
  const { choice, label } = useFieldWords(description.name)
  const router = useRouter()
  const { takeBack } = useUndo(viewer, router.refresh)
  const facts = Object.entries(description.fields).filter(
    ([name]) => record[name] !== null && !['name', 'kind', 'state', 'createdAt'].includes(name),
  )
  return (
    <>
      <PageHeader
        title={`${choice('kind', String(record.kind))}: ${record.name}`}
        trail={[
          { href: '/settings', label: settings('title') },
          { href: '/settings/data-requests', label: t('title') },
        ]}
        aside={
          <span className="flex flex-wrap gap-2">
            <Badge tone={record.state === 'done' ? 'success' : 'neutral'}>
              {choice('state', String(record.state))}
            </Badge>
            <DueBadge due={due} />
          </span>
        }
      />
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {canWrite && <RequestSteps record={record} options={options} viewer={viewer} />}
          <Card title={t('facts')}>
            <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
              {facts.map(([name, field]) => (
                <div key={name} className="contents">
                  <dt className="text-text-muted">{label(name)}</dt>
                  <dd className="min-w-0">
                    <FieldValue
                      entity={description.name}
                      name={name}
                      field={field}
                      value={record[name]}
                      options={options}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          </Card>
          <Erasures rows={erasures} />
        </div>
        <Card title={t('history')}>
          <Timeline
            page={{
              entries: history.map((entry) => ({ strand: 'change', entity: description.name, ...entry })),
              next: null,
            }}
            descriptions={{ [description.name]: description }}
            options={options}
            viewer={viewer}
            version={Number(record.version)}
            onUndo={canWrite ? takeBack : undefined}
          />
        </Card>
      </div>
    </>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { RecordForm } from '@/components/records/record-form'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Sheet } from '@/components/ui/sheet'
import { toastDone } from '@/components/ui/toaster'
import type { Description } from '@/lib/kernel/entity'
import { openRequest } from '@/lib/privacy/actions'
import { formatDate } from '@/lib/vietnam/date'
import { type Due, DueBadge } from './due-badge'
import { LedgerFrame, type Paged } from './ledger-frame'

type Shown = {
  id: string
  name: string
  kind: unknown
  state: unknown
  receivedOn: unknown
  handlerId: unknown
  next: Due
}
type RequestsScreenProps = Omit<Paged, 'next'> & {
  rows: Shown[]
  next: string | null
  description: Description
  options: Options
  canWrite: boolean
}

export const requestHref = (id: string) =>
  `/settings/data-requests/${id}` as ComponentProps<typeof Link>['href']

/** The queue of what people ask about their data, with the next date each must keep. */
export function RequestsScreen({ rows, description, options, canWrite, ...paged }: RequestsScreenProps) {
  const t = useTranslations('privacy.requests')
  const { choice } = useFieldWords('data_request')
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  return (
    <LedgerFrame
      words="requests"
      {...paged}
      isEmpty={rows.length === 0}
      note={<p className="basis-full max-w-prose text-sm text-text-muted">{t('dates')}</p>}
      onAdd={canWrite ? () => setAdding(true) : undefined}
      adding={
        isAdding && (
          <Sheet open onOpenChange={setAdding} title={t('addTitle')}>
            <RecordForm<{ id: string }>
              description={description}
              options={options}
              action={openRequest}
              onSaved={({ id }) => {
                toastDone(t('added'))
                router.push(requestHref(id) as Parameters<typeof router.push>[0])
              }}
              onCancel={() => setAdding(false)}
            />
          </Sheet>
        )
      }
    >
      <ul aria-label={t('list')} className="border-t">
        {rows.map(({ id, name, kind, state, receivedOn, handlerId, next }) => (
          <li
            key={id}
            className="grid gap-x-4 gap-y-1 border-b px-3 py-3 md:grid-cols-[minmax(0,1fr)_12rem_auto] md:px-4"
          >
            <div className="min-w-0">
              <Link href={requestHref(id)} className="block truncate rounded-sm font-medium hover:underline">
                {choice('kind', String(kind))}: {name}
              </Link>
              <p className="figures text-sm text-text-muted">{formatDate(String(receivedOn))}</p>
            </div>
            <p className="truncate text-text-muted">
              {options.member?.find((member) => member.id === handlerId)?.name}
            </p>
            <div className="flex flex-wrap items-center gap-2 self-start md:justify-end">
              <Badge tone={state === 'done' ? 'success' : 'neutral'}>{choice('state', String(state))}</Badge>
              <DueBadge due={next} />
            </div>
          </li>
        ))}
      </ul>
    </LedgerFrame>
  )
}

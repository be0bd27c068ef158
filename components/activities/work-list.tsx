'use client'

import { CalendarCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useLive } from '@/components/app/live'
import { AddButton } from '@/components/records/kind/add-button'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { DUE, dueOf } from '@/lib/activities/due'
import { nextOfEach } from '@/lib/activities/mine'
import type { Description } from '@/lib/kernel/entity'
import type { Option } from '@/lib/records/options'
import type { Row } from '@/lib/records/query'
import type { Viewer } from '@/lib/records/viewer'
import { addDays, type PlainDate } from '@/lib/vietnam/plain-date'
import { QuickAdd } from './quick-add'
import { useSteps } from './use-steps'
import { useWork, type WorkPage } from './use-work'
import { useWorkKeys } from './use-work-keys'
import { WorkRow } from './work-row'

export type WorkListProps = {
  page: WorkPage
  today: PlainDate
  viewer: Viewer
  /** Of activities. */
  description: Description
  /** Whom work may be given to. */
  members: readonly Option[]
  canCreate: boolean
}

/** Everything one has to do, by how urgent it is; driven by the keyboard as well. */
export function WorkList({ page, today, viewer, description, members, canCreate }: WorkListProps) {
  const t = useTranslations('activities')
  const router = useRouter()
  const { rows: read, put, more } = useWork(page)
  const rows = nextOfEach(read, today)
  const steps = useSteps(viewer, () => router.refresh())
  useLive((changes) => {
    if (changes.some(({ entity, actorId }) => entity === 'activity' && actorId !== viewer.id))
      router.refresh()
  })
  const finish = (row: Row) => put(row, null, steps.finish([versioned(row)]))
  const snooze = (row: Row, on: PlainDate) => put(row, { dueOn: on }, steps.snooze([versioned(row)], on))
  const assign = (row: Row, to: Option) => put(row, null, steps.assign(versioned(row), to))
  const others = members.filter(({ id, isArchived }) => id !== viewer.id && !isArchived)

  const list = useRef<HTMLDivElement>(null)
  useWorkKeys(list, rows, { finish, snooze: (row) => snooze(row, addDays(today, 1)) })
  return (
    <>
      <PageHeader
        title={t('mine')}
        description={<span className="max-md:hidden">{t('mineAbout')}</span>}
        actions={
          canCreate && (
            <AddButton description={description} path="/activities/new" begun="kind" variant="primary">
              {t('new')}
            </AddButton>
          )
        }
      />
      {steps.dialog}
      <div ref={list} className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        {canCreate && <QuickAdd today={today} viewer={viewer} onAdded={() => router.refresh()} />}
        {rows.length === 0 && (
          <EmptyState icon={<CalendarCheck />} title={t('nothing')}>
            {t('nothingAbout')}
          </EmptyState>
        )}
        {DUE.map((due) => {
          const here = rows.filter((row) => dueOf(row.dueOn, today) === due)
          return here.length === 0 ? null : (
            <Card
              key={due}
              title={
                <span className="flex items-center gap-2">
                  {t(`due.${due}`)}{' '}
                  <Badge tone={due === 'overdue' ? 'danger' : undefined}>{here.length}</Badge>
                </span>
              }
            >
              <ul aria-label={t(`due.${due}`)} className="-mx-2 -my-1 flex flex-col">
                {here.map((row) => (
                  <WorkRow
                    key={row.id}
                    row={row}
                    today={today}
                    onFinish={() => void finish(row)}
                    onSnooze={(on) => void snooze(row, on)}
                    others={others}
                    onAssign={(to) => void assign(row, to)}
                  />
                ))}
              </ul>
            </Card>
          )
        })}
        {more && <Button onClick={() => void more()}>{t('more')}</Button>}
      </div>
    </>
  )
}

const versioned = (row: Row) => ({ ...row, version: Number(row.version) })

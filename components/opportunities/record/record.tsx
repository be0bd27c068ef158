'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useLive } from '@/components/app/live'
import { useFieldWords } from '@/components/fields/words'
import { MergedBanner } from '@/components/records/kind/merged-banner'
import { RelatedRecords } from '@/components/records/kind/related-records'
import { RecordToolsProvider } from '@/components/records/record-tools'
import { StaleDialog } from '@/components/records/stale-dialog'
import { TimelineCard } from '@/components/records/timeline-card'
import { type SavedRecord, useRecordSave } from '@/components/records/use-record-save'
import { useUndo } from '@/components/records/use-undo'
import type { MailRights } from '@/lib/mail/outbound/record-mail'
import { opportunityTimeline, readOpportunity, updateOpportunity } from '@/lib/opportunities/actions'
import type { OpportunityPage } from '@/lib/opportunities/queries'
import type { Related } from '@/lib/records/related'
import type { TimelineFrame } from '@/lib/records/timeline'
import type { Viewer } from '@/lib/records/viewer'
import { useMove } from '../use-move'
import { useOpportunity } from '../use-opportunity'
import { Details } from './details'
import { RecordHead } from './record-head'
import { Requirements } from './requirements'
import { StageBar } from './stage-bar'

export type RecordProps = Omit<OpportunityPage, 'record'> & {
  record: SavedRecord
  descriptions: TimelineFrame['descriptions']
  mail: MailRights | null
  canNote: boolean
  canLog: boolean
  viewer: Viewer
  isTeamMate: boolean
  /** The query of the list it was opened from. */
  from: string
  /** Records that refer to it. */
  related: readonly Related[]
}

/** One opportunity: what it is on the left, what happened with it on the right. */
export function OpportunityRecord({ record: stored, viewer, related, ...page }: RecordProps) {
  const description = useOpportunity()
  const t = useTranslations('opportunities.record')
  const { label } = useFieldWords('opportunity')
  const router = useRouter()
  const { offer, takeBack, follow } = useUndo(viewer, () => router.refresh())
  const { record, save, stale, overwrite, keepStored } = useRecordSave({
    record: stored,
    update: (raw) =>
      follow(updateOpportunity(raw), t('saved', { field: label(Object.keys(raw.patch)[0] ?? '') })),
    reread: readOpportunity,
    onSaved: () => router.refresh(),
  })
  const { move, dialog, pending } = useMove({
    options: page.options,
    currency: String(record.currency),
    onMoved: (_, { stageName }, undo) => {
      offer(t('moved', { stage: stageName }), undo)
      router.refresh()
    },
    onStayed: (failure) => failure?.code === 'conflict' && router.refresh(),
  })
  useLive((changes) => {
    if (changes.some(({ recordId, actorId }) => recordId === stored.id && actorId !== viewer.id))
      router.refresh()
  })
  const stage = page.stages.find(({ id }) => id === record.stageId)
  const readOnlyReason = !page.rights.write
    ? t('readOnly')
    : record.archivedAt
      ? t('archivedReadOnly')
      : undefined
  const goTo = (stageId: string) => {
    const stageName = page.stages.find(({ id }) => id === stageId)?.name ?? ''
    void move({ items: [{ id: record.id, version: record.version }], stageId, stageName })
  }
  const shared = {
    record,
    description,
    options: page.options,
    baseCurrency: viewer.baseCurrency,
    save,
    readOnlyReason,
  }

  return (
    <>
      <RecordHead {...page} {...shared} stage={stage} viewer={viewer} goTo={goTo} pending={pending} />
      {Boolean(record.mergedIntoId) && (
        <MergedBanner
          kind={{ path: '/opportunities', description }}
          record={record}
          viewer={viewer}
          canWrite={page.rights.write}
        />
      )}
      <div className="px-3 pb-3 md:px-4">
        <StageBar stages={page.stages} record={record} goTo={goTo} reason={readOnlyReason} />
      </div>
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Requirements {...shared} stage={stage} />
          <Details {...shared} />
        </div>
        <RecordToolsProvider value={{ record, save, readOnlyReason, viewer }}>
          <div className="flex min-w-0 flex-col gap-4">
            {related.map((each) => (
              <RelatedRecords
                key={`${each.description.name} ${each.field}`}
                related={each}
                options={page.options}
                recordId={record.id}
                baseCurrency={viewer.baseCurrency}
              />
            ))}
            <TimelineCard
              entity={description.name}
              recordId={record.id}
              title={t('timeline')}
              canNote={page.canNote}
              page={page.timeline}
              descriptions={page.descriptions}
              options={page.options}
              viewer={viewer}
              version={record.version}
              currency={String(record.currency)}
              mail={page.mail}
              onUndo={readOnlyReason ? undefined : takeBack}
              onChanged={() => router.refresh()}
              load={(asked) => opportunityTimeline({ id: record.id, ...asked })}
            />
          </div>
        </RecordToolsProvider>
      </div>
      {dialog}
      {stale && (
        <StaleDialog
          edit={stale}
          description={description}
          options={page.options}
          baseCurrency={viewer.baseCurrency}
          onOverwrite={overwrite}
          onKeep={keepStored}
        />
      )}
    </>
  )
}

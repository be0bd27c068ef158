'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { InlineField, type InlineFieldProps } from '@/components/records/inline-field'
import { QuickLog } from '@/components/records/quick-log'
import { RecordSteps } from '@/components/records/record-steps'
import type { SavedRecord } from '@/components/records/use-record-save'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { OpportunityPage } from '@/lib/opportunities/queries'
import type { Stage } from '@/lib/opportunities/stage'
import type { Viewer } from '@/lib/records/viewer'
import { isFromBoard, originHref, recordHref } from '../paths'
import { Decision } from './decision'
import { Figures } from './figures'
import { RecordMenu } from './record-menu'

export type HeadProps = Omit<InlineFieldProps, 'name' | 'record'> &
  Pick<OpportunityPage, 'stages' | 'rights' | 'neighbours' | 'reopenStageId'> & {
    canNote: boolean
    canLog: boolean
    record: SavedRecord
    stage?: Stage
    viewer: Viewer
    from: string
    isTeamMate: boolean
    goTo: (stageId: string) => void
    pending: boolean
  }

/** Title, state, key figures and the one thing to do next. */
export function RecordHead(props: HeadProps) {
  const { record, description, options, baseCurrency, save, readOnlyReason, neighbours, from } = props
  const t = useTranslations('opportunities.record')
  return (
    <header className="flex flex-col gap-2 px-3 pt-3 pb-3 md:px-4">
      <div className="flex items-center gap-1 text-sm text-text-muted">
        <nav aria-label={t('trail')} className="flex min-w-0 items-center gap-1">
          <Link href={originHref(from)} className="rounded-sm hover:text-text hover:underline">
            {t(isFromBoard(from) ? 'board' : 'list')}
          </Link>
          <ChevronRight aria-hidden className="size-3" />
        </nav>
        <RecordSteps
          neighbours={neighbours}
          hrefOf={(id) => recordHref(id, from)}
          origin={originHref(from)}
        />
      </div>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <h1 className="min-w-0 flex-1 basis-72 text-xl">
          <InlineField
            name="title"
            record={record}
            description={description}
            options={options}
            baseCurrency={baseCurrency}
            save={save}
            readOnlyReason={readOnlyReason}
          />
        </h1>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          <Standing record={record} />
          <Decision {...props} />
          <RecordMenu {...props} />
        </div>
      </div>
      <QuickLog {...props} />
      <Figures {...props} />
    </header>
  )
}

function Standing({ record }: { record: SavedRecord }) {
  const t = useTranslations()
  return (
    <>
      {record.status === 'won' && <Badge tone="success">{t('choices.opportunity.status.won')}</Badge>}
      {record.status === 'lost' && <Badge tone="danger">{t('choices.opportunity.status.lost')}</Badge>}
      {Boolean(record.archivedAt) && <Badge tone="warning">{t('opportunities.record.archived')}</Badge>}
    </>
  )
}

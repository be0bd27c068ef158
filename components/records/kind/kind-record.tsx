'use client'

import { ChevronRight } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef } from 'react'
import { ActivityDeeds } from '@/components/activities/deeds'
import { type Reach as SeriesReach, useSeries } from '@/components/activities/use-series'
import { useLive } from '@/components/app/live'
import { CaseDeeds } from '@/components/cases/deeds'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { changeSeries } from '@/lib/activities/actions'
import { applies } from '@/lib/kernel/entity'
import type { MailRights } from '@/lib/mail/outbound/record-mail'
import type { Alike } from '@/lib/records/alike'
import type { NextStep } from '@/lib/records/kinds'
import type { RecordPage } from '@/lib/records/record-page'
import type { Related } from '@/lib/records/related'
import type { TimelineFrame } from '@/lib/records/timeline'
import type { Viewer } from '@/lib/records/viewer'
import { DetailField, InlineField, type InlineFieldProps } from '../inline-field'
import { QuickLog } from '../quick-log'
import { Reach } from '../reach'
import { RecordSteps } from '../record-steps'
import { StaleDialog } from '../stale-dialog'
import { TimelineCard } from '../timeline-card'
import { type SavedRecord, type SaveOutcome, useRecordSave } from '../use-record-save'
import { useUndo } from '../use-undo'
import type { Values } from '../values'
import type { Kind } from './kind'
import { KindMenu } from './kind-menu'
import { MergedBanner } from './merged-banner'
import { listPathOf, pathOf } from './paths'
import { RelatedRecords } from './related-records'
import { TwinsCard } from './twins-card'
import { useKindActions, useKindWords } from './words'

export type KindRecordProps = Pick<RecordPage, 'rights' | 'timeline' | 'neighbours'> & {
  kind: Kind
  record: SavedRecord
  options: Options
  viewer: Viewer
  descriptions: TimelineFrame['descriptions']
  mail: MailRights | null
  canNote: boolean
  canLog: boolean
  related: readonly Related[]
  /** Records of the kind that may be this one. */
  twins: readonly Alike[]
  /** Beside its timeline: what only some kinds of people have. */
  aside?: ReactNode
  /** What is usually done with it next, on a page of its own below this one. */
  next?: NextStep
  /** The query of the list it was opened from. */
  from: string
}

/** One record: what it is on the left, what happened with it on the right. */
export function KindRecord({ kind, record: stored, options, viewer, related, ...page }: KindRecordProps) {
  const { own, t, noun } = useKindWords(kind)
  const { description, layout } = kind
  const actions = useKindActions(kind)
  const { label } = useFieldWords(description.name)
  const router = useRouter()
  const { takeBack, follow } = useUndo(viewer, () => router.refresh())
  const series = useSeries()
  const reach = useRef<SeriesReach>('one')
  const update = (raw: Parameters<typeof actions.update>[0]) =>
    reach.current === 'one' ? actions.update(raw) : changeSeries({ ...raw, reach: reach.current })
  const { record, stale, overwrite, keepStored, ...saving } = useRecordSave({
    record: stored,
    update: (raw) => follow(update(raw), t('saved', { field: label(Object.keys(raw.patch)[0] ?? '') })),
    reread: actions.read,
    onSaved: () => router.refresh(),
  })
  const save = async (patch: Values): Promise<SaveOutcome> => {
    const chosen = await series.reachOf(record, patch)
    if (!chosen) return { isSaved: false }
    reach.current = chosen
    return saving.save(patch)
  }
  useLive((changes) => {
    if (changes.some(({ recordId, actorId }) => recordId === stored.id && actorId !== viewer.id))
      router.refresh()
  })
  const lockedReason = record.archivedAt ? t('archivedReadOnly') : undefined
  const readOnlyReason = page.rights.write ? lockedReason : t('readOnly', { noun })
  const shared = { record, description, options, baseCurrency: viewer.baseCurrency, save, readOnlyReason }
  return (
    <>
      <Head kind={kind} viewer={viewer} {...page} {...shared} />
      {Boolean(record.mergedIntoId) && (
        <MergedBanner kind={kind} record={record} viewer={viewer} canWrite={page.rights.write} />
      )}
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {Object.entries(layout.groups).map(([group, names]) => (
            <Card key={group} title={own(`groups.${group}` as 'groups.contact')}>
              <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
                {names.filter(isShown(shared)).map((name) => (
                  <DetailField
                    key={name}
                    name={name}
                    {...shared}
                    className={isWide(description.fields[name]?.type) ? 'sm:col-span-2' : undefined}
                    beside={<Reach field={description.fields[name]} value={record[name]} />}
                  />
                ))}
              </div>
            </Card>
          ))}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {page.rights.write && <TwinsCard kind={kind} id={record.id} twins={page.twins} viewer={viewer} />}
          {page.aside}
          {related.map((each) => (
            <RelatedRecords
              key={`${each.description.name} ${each.field}`}
              related={each}
              options={options}
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
            options={options}
            viewer={viewer}
            version={record.version}
            mail={page.mail}
            onUndo={readOnlyReason ? undefined : takeBack}
            onChanged={() => router.refresh()}
            load={(asked) => actions.timeline({ id: record.id, ...asked })}
          />
        </div>
      </div>
      {series.dialog}
      {stale && (
        <StaleDialog
          edit={stale}
          description={description}
          options={options}
          baseCurrency={viewer.baseCurrency}
          onOverwrite={overwrite}
          onKeep={keepStored}
        />
      )}
    </>
  )
}

/** Of kinds with more to do on their page than all have. */
const DEEDS: Readonly<Record<string, typeof ActivityDeeds>> = {
  activity: ActivityDeeds,
  support_case: CaseDeeds,
}

type Shared = Omit<InlineFieldProps, 'name' | 'record'> & { record: SavedRecord }
type HeadProps = Shared &
  Pick<KindRecordProps, 'kind' | 'viewer' | 'from' | 'rights' | 'neighbours' | 'next' | 'canNote' | 'canLog'>

/** Title, state, key figures, and the way on. */
function Head({ kind, viewer, from, rights, neighbours, next, canNote, canLog, ...shared }: HeadProps) {
  const { t, title } = useKindWords(kind)
  const { label } = useFieldWords(kind.description.name)
  const { record, description } = shared
  const Deeds = DEEDS[description.name]
  return (
    <header className="flex flex-col gap-2 px-3 pt-3 pb-3 md:px-4">
      <div className="flex items-center gap-1 text-sm text-text-muted">
        <nav aria-label={t('trail')} className="flex min-w-0 items-center gap-1">
          <Link href={listPathOf(kind, from)} className="rounded-sm hover:text-text hover:underline">
            {title}
          </Link>
          <ChevronRight aria-hidden className="size-3" />
        </nav>
        <RecordSteps
          neighbours={neighbours}
          hrefOf={(id) => pathOf(kind, id, from)}
          origin={listPathOf(kind, from)}
        />
      </div>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <h1 className="min-w-0 flex-1 basis-72 text-xl">
          <InlineField name={description.title} {...shared} />
        </h1>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {Boolean(record.archivedAt) && <Badge tone="warning">{t('archived')}</Badge>}
          {rights.write && !record.archivedAt && Deeds && <Deeds record={record} viewer={viewer} />}
          {next && (
            <LinkButton href={`${pathOf(kind, record.id)}/${next}` as Route} variant="primary">
              {t(`steps.${next}`)}
            </LinkButton>
          )}
          <KindMenu kind={kind} record={record} rights={rights} viewer={viewer} from={from} />
        </div>
      </div>
      <QuickLog record={record} description={description} viewer={viewer} canNote={canNote} canLog={canLog} />
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {kind.layout.figures.filter(isShown(shared)).map((name) => (
          <Figure key={name} label={label(name)}>
            <InlineField name={name} {...shared} />
            {description.fields[name]?.type === 'record' && (
              <Reach field={description.fields[name]} value={record[name]} />
            )}
          </Figure>
        ))}
      </dl>
    </header>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-28">
      <dt className="text-sm text-text-muted">{label}</dt>
      <dd className="flex items-center font-medium">{children}</dd>
    </div>
  )
}

const WIDE: ReadonlySet<string> = new Set([
  ...['longText', 'address', 'references', 'records', 'addresses', 'repeat', 'todos'],
])

const isWide = (type: string | undefined) => type !== undefined && WIDE.has(type)

/** Fields the reader may know of, and that matter for what this record is. */
const isShown =
  ({ record, description }: Pick<Shared, 'record' | 'description'>) =>
  (name: string): boolean => {
    const field = description.fields[name]
    return field !== undefined && applies(field, record)
  }

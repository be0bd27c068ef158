'use client'

import { KeepFocus } from '@/components/ui/keep-focus'
import type { ImportCell } from '@/db/schema'
import type { Fillable, ImportCounts } from '@/lib/import/queries'
import { ColumnsForm } from './columns-form'
import { ImportHead, type Step } from './import-head'
import { ImportWork } from './import-work'
import { Preview } from './preview'
import { Report } from './report'
import type { ShownKind, ShownRun } from './shown'
import { useImportWords } from './words'

export type ImportScreenProps = {
  kind: ShownKind
  run: ShownRun
  fields: Fillable[]
  /** Fields that no column can fill. */
  apart: string[]
  samples: ImportCell[][]
  counts: ImportCounts | null
  canWrite: boolean
  limits: { megabytes: number; rows: number }
}

const STEP_OF: Record<ShownRun['state'], Step> = {
  reading: 'columns',
  mapping: 'columns',
  checking: 'preview',
  ready: 'preview',
  running: 'report',
  done: 'report',
  canceled: 'report',
  failed: 'report',
  undoing: 'report',
  undone: 'report',
}

/** One import at the step where it is. */
export function ImportScreen(props: ImportScreenProps) {
  const { kind, run } = props
  const { t } = useImportWords(kind)
  const step = STEP_OF[run.state]
  return (
    <>
      <ImportHead kind={kind} step={step} />
      <KeepFocus
        label={t(`steps.${step}`)}
        on={run.state}
        className="flex min-w-0 flex-col gap-4 px-3 pb-8 md:px-4"
      >
        <p className="break-all text-text-muted">{run.name}</p>
        <Body {...props} />
      </KeepFocus>
    </>
  )
}

function Body(props: ImportScreenProps) {
  const { run, kind } = props
  switch (run.state) {
    case 'mapping':
      return <ColumnsForm {...props} />
    case 'ready':
      return <Preview key={run.version} {...props} />
    case 'reading':
    case 'checking':
    case 'running':
    case 'undoing':
      return <ImportWork kind={kind} run={run} />
    default:
      return <Report {...props} />
  }
}

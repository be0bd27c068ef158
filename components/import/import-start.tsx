'use client'

import { FileSpreadsheet, FileText } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { ChooseFile } from './choose-file'
import { ImportHead } from './import-head'
import { RecentImports, type RecentRun } from './recent-imports'
import type { ShownKind } from './shown'
import { useImportWords } from './words'

type ImportStartProps = {
  kind: ShownKind
  limits: { megabytes: number; rows: number }
  recent: RecentRun[]
}

/** The first step: a template to fill in, and a file to bring. */
export function ImportStart({ kind, limits, recent }: ImportStartProps) {
  const { t } = useImportWords(kind)
  const template = (format: string) => `/api/import/template?kind=${kind.path.slice(1)}&format=${format}`
  const link =
    'inline-flex h-control items-center gap-2 rounded border bg-surface-raised px-3 font-medium hover:bg-surface-hover [&_svg]:size-4'
  return (
    <>
      <ImportHead kind={kind} step="file" />
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ChooseFile kind={kind} limits={limits} />
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t('template.title')}>
            <p className="mb-3 text-pretty text-text-muted">{t('template.text')}</p>
            <p className="flex flex-wrap gap-2">
              <a href={template('xlsx')} download className={link}>
                <FileSpreadsheet aria-hidden />
                {t('template.xlsx')}
              </a>
              <a href={template('csv')} download className={link}>
                <FileText aria-hidden />
                {t('template.csv')}
              </a>
            </p>
          </Card>
          <RecentImports kind={kind} runs={recent} />
        </div>
      </div>
    </>
  )
}

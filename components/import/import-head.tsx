'use client'

import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import type { ShownKind } from './shown'
import { useImportWords } from './words'

const STEPS = ['file', 'columns', 'preview', 'report'] as const
export type Step = (typeof STEPS)[number]

type ImportHeadProps = { kind: ShownKind; step: Step; actions?: ReactNode }

/** What is imported, and which of the steps this is. */
export function ImportHead({ kind, step, actions }: ImportHeadProps) {
  const { t, title, nouns } = useImportWords(kind)
  const at = STEPS.indexOf(step)
  return (
    <PageHeader title={t('titleOf', { nouns })} trail={[{ href: kind.path, label: title }]} actions={actions}>
      <ol aria-label={t('steps.label')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {STEPS.map((name, index) => (
          <li
            key={name}
            aria-current={index === at ? 'step' : undefined}
            className={clsx('flex items-center gap-1.5', index === at ? 'font-medium' : 'text-text-muted')}
          >
            <span
              aria-hidden
              className={clsx(
                'figures grid size-5 place-items-center rounded-full border text-xs [&_svg]:size-3',
                index === at && 'border-accent bg-accent text-accent-contrast',
              )}
            >
              {index < at ? <Check /> : index + 1}
            </span>
            {t(`steps.${name}`)}
          </li>
        ))}
      </ol>
    </PageHeader>
  )
}

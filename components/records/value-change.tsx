import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type ValueChangeProps = { label: string; before?: ReactNode; after?: ReactNode }

/** One field before and after; a side that never was is left out. */
export function ValueChange({ label, before, after }: ValueChangeProps) {
  const t = useTranslations('timeline')
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5">
      <span className="text-text-muted">{label}</span>
      {before !== undefined && (
        <span className="min-w-0 text-text-muted line-through decoration-border-strong">{before}</span>
      )}
      {before !== undefined && after !== undefined && (
        <ArrowRight aria-label={t('to')} className="size-3 text-text-muted" />
      )}
      {after !== undefined && <span className="min-w-0">{after}</span>}
    </li>
  )
}

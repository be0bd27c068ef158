'use client'

import { ChevronsLeft, ChevronsRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import type { Color } from '@/components/ui/colors'
import { ColorDot } from '@/components/ui/tag'
import type { Totals } from '@/lib/opportunities/card'
import { formatMoney, formatMoneyShort } from '@/lib/vietnam/money'
import { useOpportunity } from '../use-opportunity'
import { useBoard } from './context'
import { NextBar } from './next-bar'
import type { Column } from './state'

type ColumnHeadProps = { column: Column; name: string; totals: Totals; isInTurn: boolean }

/** Name, count, sum and weighted sum of the whole column, loaded or not. */
export function ColumnHead({ column, name, totals, isInTurn }: ColumnHeadProps) {
  const { fields } = useOpportunity()
  const t = useTranslations('board')
  const { store, currency, locale } = useBoard()
  const fold = (
    <IconButton
      size="sm"
      tabIndex={isInTurn || column.isFolded ? 0 : -1}
      label={t(column.isFolded ? 'unfold' : 'fold', { name })}
      aria-expanded={!column.isFolded}
      icon={column.isFolded ? <ChevronsRight /> : <ChevronsLeft />}
      onClick={() => store.fold(column.key, !column.isFolded)}
    />
  )
  if (column.isFolded) {
    return (
      <header className="flex h-full flex-col items-center gap-2 py-2">
        {fold}
        <ColorDot color={column.color as Color} />
        <h2 className="text-sm [writing-mode:vertical-rl]">
          {name} <span className="font-normal text-text-muted tabular-nums">{totals.count}</span>
        </h2>
      </header>
    )
  }
  return (
    <header className="px-3 pt-2 pb-1">
      <div className="flex items-center gap-2">
        <ColorDot color={column.color as Color} />
        <h2 className="min-w-0 truncate text-base">{name}</h2>
        <span data-count className="rounded-full bg-surface-pressed px-1.5 text-xs tabular-nums">
          {totals.count}
        </span>
        <span className="ms-auto">{fold}</span>
      </div>
      {fields.amountBase && (
        <p className="flex items-baseline justify-between gap-2 text-sm tabular-nums">
          <span data-sum className="font-semibold" title={formatMoney(totals.sum, currency, locale)}>
            <span className="sr-only">{t('sum')} </span>
            {formatMoneyShort(totals.sum, currency, locale)}
          </span>
          {fields.probability && column.stage?.kind !== 'won' && column.stage?.kind !== 'lost' && (
            <span className="text-text-muted" title={formatMoney(totals.weighted, currency, locale)}>
              {t('weighted')} {formatMoneyShort(totals.weighted, currency, locale)}
            </span>
          )}
        </p>
      )}
      {column.stage?.kind !== 'won' && column.stage?.kind !== 'lost' && (
        <NextBar totals={totals} name={name} />
      )}
    </header>
  )
}

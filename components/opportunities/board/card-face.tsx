'use client'

import clsx from 'clsx'
import { Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import type { Color } from '@/components/ui/colors'
import { Link } from '@/components/ui/link'
import { Stars } from '@/components/ui/stars'
import { Tag } from '@/components/ui/tag'
import type { Card } from '@/lib/opportunities/card'
import { daysRotting } from '@/lib/opportunities/stage'
import { formatDate } from '@/lib/vietnam/date'
import { formatMoney } from '@/lib/vietnam/money'
import { nameIn, useBoard } from './context'
import { NextChip } from './next-chip'

/** What is written on a card: chosen by the reader, most important first. */
export function CardFace({ card }: { card: Card }) {
  const t = useTranslations('board')
  const { options, stages, hidden, hrefOf, locale, today } = useBoard()
  const stage = stages.find(({ id }) => id === card.stageId)
  const rotting = stage ? daysRotting(stage, new Date(card.stageSince), new Date()) : 0
  const isLate = card.status === 'open' && card.expectedClose !== null && card.expectedClose < today
  const owner = nameIn(options.member, card.ownerId)
  const tags = (options.tag ?? []).filter(({ id }) => card.tagIds.includes(id))
  const customer = card.customerName ?? card.contactName

  return (
    <div className="flex flex-col gap-1 px-3 py-2.5">
      <Link
        href={hrefOf(card.id)}
        tabIndex={-1}
        draggable={false}
        className="me-6 line-clamp-2 font-medium leading-snug hover:underline"
      >
        {card.title}
      </Link>
      {customer && !hidden.has('customer') && <p className="truncate text-sm text-text-muted">{customer}</p>}
      {!hidden.has('amount') && card.amount > 0 && (
        <p className="font-semibold text-sm tabular-nums">
          {formatMoney(card.amount, card.currency, locale)}
        </p>
      )}
      {tags.length > 0 && !hidden.has('tags') && (
        <p className="flex flex-wrap gap-1">
          {tags.map(({ id, name, color }) => (
            <Tag key={id} color={color as Color}>
              {name}
            </Tag>
          ))}
        </p>
      )}
      <div className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm text-text-muted">
        {!hidden.has('priority') && card.priority > 0 && (
          <Stars value={card.priority} label={t('priority')} />
        )}
        {card.expectedClose && !hidden.has('close') && (
          <span className={clsx('tabular-nums', isLate && 'font-medium text-danger')}>
            <span className="sr-only">{isLate ? t('closeLate') : t('close')} </span>
            {formatDate(card.expectedClose)}
          </span>
        )}
        {rotting > 0 && !hidden.has('rotting') && (
          <span
            className="inline-flex items-center gap-0.5 text-warning [&_svg]:size-3.5"
            title={t('rottingHint', { days: rotting })}
          >
            <Clock aria-hidden />
            {t('rotting', { days: rotting })}
          </span>
        )}
        <span className="ms-auto flex items-center gap-2">
          {!hidden.has('next') && card.status === 'open' && <NextChip card={card} />}
          {!hidden.has('owner') &&
            (owner && card.ownerId ? (
              <Avatar id={card.ownerId} name={owner} />
            ) : (
              <span className="whitespace-nowrap rounded-sm border border-dashed px-1.5 text-xs">
                {t('unassigned')}
              </span>
            ))}
        </span>
      </div>
    </div>
  )
}

'use client'

import clsx from 'clsx'
import type { CSSProperties, PointerEvent, ReactNode } from 'react'
import { ActivityIcon } from '@/components/activities/activity-icon'
import type { Color } from '@/components/ui/colors'
import type { CalendarEvent } from '@/lib/calendar/shapes'

type EventChipProps = {
  event: CalendarEvent
  color: Color
  /** When, as it is read out and shown. */
  time: string
  onOpen: () => void
  onPointerDown?: (event: PointerEvent) => void
  isLifted?: boolean
  className?: string
  style?: CSSProperties
  children?: ReactNode
}

/** One activity wherever the calendar shows it: its colour, its kind, its subject; a press opens it. */
export function EventChip({
  event,
  color,
  time,
  onOpen,
  isLifted,
  className,
  children,
  ...rest
}: EventChipProps) {
  const { kind, subject, isOpen } = event
  return (
    <button
      type="button"
      {...rest}
      data-event={event.id}
      data-color={color}
      onClick={onOpen}
      aria-label={[time, subject].filter(Boolean).join(' ')}
      aria-description={event.about.join(' · ') || undefined}
      className={clsx(
        'flex min-w-0 touch-manipulation select-none gap-1 overflow-hidden rounded-sm border-(--tint) border-s-3 bg-(--tint-soft) px-1.5 py-0.5 text-start text-(--tint-text) text-sm leading-tight forced-colors:border',
        !isOpen && 'line-through',
        isLifted && 'opacity-50',
        className,
      )}
    >
      <ActivityIcon name={kind} className="mt-0.5 size-3 shrink-0" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{subject}</span>
        {children}
      </span>
    </button>
  )
}

'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, IconButton } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { VIEWS, type View } from '@/lib/calendar/range'

type CalendarBarProps = {
  view: View
  title: string
  onView: (view: View) => void
  onTurn: (by: 1 | -1) => void
  onToday: () => void
}

/** Which days are shown, and how. */
export function CalendarBar({ view, title, onView, onTurn, onToday }: CalendarBarProps) {
  const t = useTranslations('calendar')
  return (
    <>
      <Button onClick={onToday} aria-keyshortcuts="T">
        {t('today')}
      </Button>
      <IconButton label={t('previous')} icon={<ChevronLeft />} onClick={() => onTurn(-1)} />
      <IconButton label={t('next')} icon={<ChevronRight />} onClick={() => onTurn(1)} />
      <p aria-live="polite" className="min-w-0 font-medium text-lg first-letter:uppercase">
        {title}
      </p>
      <Segmented
        label={t('view')}
        options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
        value={view}
        onChange={onView}
        className="md:ms-auto"
      />
    </>
  )
}

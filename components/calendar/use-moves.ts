'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSeries } from '@/components/activities/use-series'
import { useUndo } from '@/components/records/use-undo'
import { changeSeries } from '@/lib/activities/actions'
import { busyPeople } from '@/lib/calendar/actions'
import type { CalendarEvent } from '@/lib/calendar/shapes'
import { updateRecord } from '@/lib/records/kind-actions'
import type { Viewer } from '@/lib/records/viewer'
import { moved } from './moved'
import type { When } from './shown'
import { useEvents } from './use-events'

type Options = { zone: string; viewer: Viewer; refresh: () => void }

/** Moves events at once; a refusal springs back, and whoever is busy then is named. */
export function useMoves(read: CalendarEvent[], { zone, viewer, refresh }: Options) {
  const t = useTranslations('calendar')
  const { events, put } = useEvents(read)
  const { follow, complain } = useUndo(viewer, refresh)
  const series = useSeries()
  const [warning, setWarning] = useState<string | null>(null)

  const save = async (
    { id, subject, seriesId }: CalendarEvent,
    version: number,
    patch: Record<string, unknown>,
  ) => {
    const reach = await series.reachOf({ seriesId }, patch)
    if (!reach) return null
    const raw = { id, version, patch }
    const work = reach === 'one' ? updateRecord('activity', raw) : changeSeries({ ...raw, reach })
    const result = await follow(work, t('moved', { subject }))
    complain(result)
    refresh()
    return result?.ok ? result.data.version : null
  }
  const warn = async (event: CalendarEvent, { startsAt, endsAt }: Partial<CalendarEvent>) => {
    setWarning(null)
    if (!startsAt || !endsAt || event.isAllDay) return
    const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
    const found = await busyPeople({ activityId: event.id, startsAt, minutes }).catch(() => null)
    if (found?.ok && found.data.names.length > 0)
      setWarning(t('busyThen', { names: found.data.names.join(', ') }))
  }
  return {
    events,
    warning,
    /** Asks how far a move reaches. */
    question: series.dialog,
    async move(event: CalendarEvent, when: When) {
      const { patch, shown } = moved(event, when, zone)
      if (await put(event, shown, (version) => save(event, version, patch))) await warn(event, shown)
    },
  }
}

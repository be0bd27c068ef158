'use client'

import { TriangleAlert } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { busyPeople } from '@/lib/calendar/actions'
import { formatDateTime } from '@/lib/vietnam/date'

type BusyHintProps = {
  memberIds: readonly string[]
  /** What is being planned anew, if it is there already. */
  activityId?: string
  startsAt: Date | null
  minutes: number | undefined
  /** Takes one of the times at which all are free. */
  onPick?: (startsAt: Date) => void
}

type Found = { names: string[]; free: string[] }
const PAUSE = 300

/** Warns who has something else to do then, and says when nobody has. It refuses nothing. */
export function BusyHint({ memberIds, activityId, startsAt, minutes, onPick }: BusyHintProps) {
  const t = useTranslations('calendar')
  const zone = useTimeZone()
  const [found, setFound] = useState<Found | null>(null)
  const asked =
    startsAt && minutes && memberIds.length > 0
      ? JSON.stringify({ memberIds, startsAt: startsAt.toISOString(), minutes, activityId })
      : null
  useEffect(() => {
    setFound(null)
    if (!asked) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const result = await busyPeople(JSON.parse(asked)).catch(() => null)
      if (isWanted && result?.ok) setFound(result.data)
    }, PAUSE)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [asked])
  return (
    <div role="status">
      {found && found.names.length > 0 && (
        <div className="mt-3 rounded border border-warning bg-warning-soft px-3 py-2 text-sm">
          <p className="flex gap-2 text-warning">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {t('busyThen', { names: found.names.join(', ') })}
          </p>
          {found.free.length > 0 && (
            <p className="mt-1 flex flex-wrap items-center gap-1.5">
              {t('freeTimes')}
              {found.free.map((each) => {
                const time = formatDateTime(new Date(each), zone)
                if (!onPick) return <span key={each}>{time}</span>
                return (
                  <Button key={each} size="sm" onClick={() => onPick(new Date(each))}>
                    {time}
                  </Button>
                )
              })}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useLive } from '@/components/app/live'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { useHotkeys } from '@/components/ui/hotkeys'
import type { Asked } from '@/lib/calendar/asked'
import { MOST_EVENTS } from '@/lib/calendar/most'
import { daysOf, eachDay } from '@/lib/calendar/range'
import type { CalendarData, CalendarEvent } from '@/lib/calendar/shapes'
import type { Viewer } from '@/lib/records/viewer'
import type { PlainDate } from '@/lib/vietnam/plain-date'
import { AgendaView } from './agenda-view'
import { CalendarBar } from './calendar-bar'
import { EventDialog } from './event-dialog'
import { useStillPage } from './follow-pointer'
import { HoursView } from './hours-view'
import { MonthView } from './month-view'
import { PeoplePicker } from './people-picker'
import { PlanDialog } from './plan-dialog'
import { colorsFor, type Person, type Shown, type When } from './shown'
import { useMoves } from './use-moves'
import { useTurning } from './use-turning'
import { useTitle } from './words'
import { YearView } from './year-view'

type CalendarScreenProps = {
  data: CalendarData
  /** How much there is on each day of a year. */
  counts: Record<PlainDate, number>
  asked: Asked
  /** Everybody whose calendar can be looked at. */
  people: readonly Person[]
  today: PlainDate
  zone: string
  viewer: Viewer
  canCreate: boolean
}

/** What people have planned; things are planned, moved and made longer in it. */
export function CalendarScreen({ data, counts, asked, people: everybody, ...rest }: CalendarScreenProps) {
  const { today, zone, viewer, canCreate } = rest
  const t = useTranslations('calendar')
  const { view, on, who } = asked
  const { go, turn, refresh, pending } = useTurning(asked, viewer.id)
  const { events, move, warning, question } = useMoves(data.events, { zone, viewer, refresh })
  const [planned, setPlanned] = useState<When | null>(null)
  const [opened, setOpened] = useState<CalendarEvent | null>(null)
  const title = useTitle(view, on)
  useStillPage()
  useLive((changes) => {
    if (changes.some(({ entity, actorId }) => entity === 'activity' && actorId !== viewer.id)) refresh()
  })
  const plan = (when: When) => canCreate && setPlanned(when)
  const days = daysOf(view, on)
  const isHere = today >= days.from && today <= days.to
  const begin = () => plan({ day: isHere ? today : on, from: 9 * 60, minutes: 60 })
  const back = () => turn(-1)
  const ahead = () => turn(1)
  useHotkeys({
    ArrowLeft: back,
    ArrowRight: ahead,
    t: () => go({ on: today }),
    d: () => go({ view: 'day' }),
    w: () => go({ view: 'week' }),
    m: () => go({ view: 'month' }),
    y: () => go({ view: 'year' }),
    a: () => go({ view: 'agenda' }),
    n: begin,
  })
  const people = who.flatMap((id) => everybody.find((each) => each.id === id) ?? [])
  const shown: Shown = {
    ...{ data: { ...data, events }, today, zone, people, canCreate },
    colorOf: colorsFor(people),
    onPlan: plan,
    onMove: move,
    onOpen: setOpened,
    onOpenDay: (day) => go({ view: 'day', on: day }),
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <PeoplePicker
              everybody={everybody}
              who={who}
              ownId={viewer.id}
              onChange={(next) => go({ who: next })}
            />
            {canCreate && (
              <Button variant="primary" icon={<Plus />} aria-keyshortcuts="N" onClick={begin}>
                {t('plan')}
              </Button>
            )}
          </>
        }
      >
        <CalendarBar
          view={view}
          title={title}
          onView={(next) => go({ view: next })}
          onTurn={turn}
          onToday={() => go({ on: today })}
        />
      </PageHeader>
      <p role="status" className="px-3 text-sm text-warning md:px-4">
        {warning ?? (data.isCut ? t('cut', { count: MOST_EVENTS }) : null)}
      </p>
      <div aria-busy={pending} className="px-3 pb-8 aria-busy:cursor-progress md:px-4">
        {(view === 'day' || view === 'week') && (
          <HoursView key={view} {...shown} label={title} days={eachDay(days)} />
        )}
        {view === 'month' && <MonthView {...shown} label={title} days={days} on={on} />}
        {view === 'agenda' && <AgendaView {...shown} days={days} />}
        {view === 'year' && (
          <YearView
            {...shown}
            on={on}
            counts={counts}
            onOpenMonth={(day) => go({ view: 'month', on: day })}
          />
        )}
      </div>
      {question}
      {planned && (
        <PlanDialog
          when={planned}
          zone={zone}
          everybody={everybody}
          viewer={viewer}
          onSaved={refresh}
          onClose={() => setPlanned(null)}
        />
      )}
      {opened && (
        <EventDialog
          event={opened}
          zone={zone}
          people={people}
          onMove={move}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

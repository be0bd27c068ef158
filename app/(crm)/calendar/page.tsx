import { cookies, headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { CalendarScreen } from '@/components/calendar/calendar-screen'
import { askedIn, PEOPLE_COOKIE, peopleKeptFor } from '@/lib/calendar/asked'
import { countByDay, loadCalendar } from '@/lib/calendar/queries'
import { daysOf } from '@/lib/calendar/range'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { listOptions } from '@/lib/records/options'
import { viewerOf } from '@/lib/records/viewer'
import { today as todayIn } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('calendar'))('title') }
}

/** What people have planned, by day, week, month and year. */
export default page('calendar', 'activity:read', async ({ actor, search }) => {
  const zone = actor.person?.timeZone ?? actor.workspace.timeZone
  const today = todayIn(zone)
  const own = actor.id ? [actor.id] : []
  const kept = peopleKeptFor(actor.id, (await cookies()).get(PEOPLE_COOKIE)?.value)
  const isPhone = (await headers()).get('user-agent')?.includes('Mobi')
  const asked = askedIn(search, { view: isPhone ? 'agenda' : 'week', on: today, who: kept ?? own })
  const loaded = await reading(actor, async (tx) => {
    const people = await listOptions(tx, actor, 'member')
    const who = asked.who.filter((id) => people.some((each) => each.id === id))
    const what = { days: daysOf(asked.view, asked.on), who, zone }
    const isYear = asked.view === 'year'
    return {
      people: people.filter(({ id, isArchived }) => !isArchived || who.includes(id)),
      asked: { ...asked, who },
      counts: isYear ? await countByDay(tx, actor, what) : {},
      data: await loadCalendar(tx, actor, isYear ? { ...what, who: [] } : what),
    }
  })
  return (
    <CalendarScreen
      {...loaded}
      today={today}
      zone={zone}
      viewer={viewerOf(actor)}
      canCreate={can(actor, 'activity:create')}
    />
  )
})

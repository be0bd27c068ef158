import { feedAt } from '@/lib/calendar/feed'
import { limitFeedReaders, limitFeeds } from '@/lib/identity/limits'
import { addressOf, countedAddress } from '@/lib/identity/visitor'
import { notFound } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { hashSecret } from '@/lib/kernel/secrets'

export const dynamic = 'force-dynamic'

/** A member's calendar for programs that read iCalendar; whoever knows the address may. */
export const GET = route<{ key: string }>('calendar.feed', 'secret', async (request, { params }) => {
  const [, key = ''] = /^([\w-]+)\.ics$/.exec((await params).key) ?? []
  await limitFeedReaders.take(countedAddress(addressOf((name) => request.headers.get(name))))
  await limitFeeds.take(key && hashSecret(key))
  const text = await feedAt(key)
  if (text === null) throw notFound()
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="cohoi.ics"',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  })
})

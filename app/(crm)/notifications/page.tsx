import { getTranslations } from 'next-intl/server'
import { NotificationScreen } from '@/components/notifications/notification-screen'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { listNotifications } from '@/lib/notifications/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('notifications'))('title') }
}

/** What the reader was told. */
export default page('notifications', 'profile:write', async ({ actor, search }) => {
  const unreadOnly = search.get('unread') === '1'
  const after = search.get('after') ?? undefined
  return (
    <NotificationScreen
      page={await reading(actor, (tx) => listNotifications(tx, actor, { unreadOnly, after }))}
      unreadOnly={unreadOnly}
      isFirst={!after}
      now={Date.now()}
    />
  )
})

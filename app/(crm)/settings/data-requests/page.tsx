import { getTranslations } from 'next-intl/server'
import { RequestsScreen } from '@/components/privacy/requests-screen'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { nextDue } from '@/lib/privacy/due'
import { dataRequests, requestDescription } from '@/lib/privacy/entity'
import { listPage } from '@/lib/privacy/queries'
import { listOptions } from '@/lib/records/options'
import { today } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('privacy'))('requests.title') }
}

export default page('settings.data-requests', 'privacy:read', async ({ actor, search }) => {
  const { rows, next, members } = await reading(actor, async (tx) => ({
    ...(await listPage(tx, actor, dataRequests, search)),
    members: await listOptions(tx, actor, 'member'),
  }))
  const day = today(actor.person?.timeZone)
  return (
    <RequestsScreen
      rows={rows.map(({ id, name, kind, state, receivedOn, answerBy, doneBy, handlerId }) => ({
        ...{ id, name: String(name), kind, state, receivedOn, handlerId },
        next: nextDue({ state, answerBy, doneBy }, day),
      }))}
      next={next}
      search={search.get('q') ?? ''}
      isLater={search.has('after')}
      description={requestDescription}
      options={{ member: members }}
      canWrite={can(actor, 'privacy:write')}
    />
  )
})

import { getTranslations } from 'next-intl/server'
import { ConsentsScreen } from '@/components/privacy/consents-screen'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { consentDescription, consents } from '@/lib/privacy/entity'
import { listPage } from '@/lib/privacy/queries'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('privacy'))('consents.title') }
}

export default page('settings.consents', 'privacy:read', async ({ actor, search }) => {
  const found = await reading(actor, (tx) => listPage(tx, actor, consents, search))
  return (
    <ConsentsScreen
      {...found}
      search={search.get('q') ?? ''}
      isLater={search.has('after')}
      description={consentDescription}
      canWrite={can(actor, 'privacy:write')}
      viewer={viewerOf(actor)}
    />
  )
})

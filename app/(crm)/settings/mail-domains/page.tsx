import { getTranslations } from 'next-intl/server'
import { DomainsScreen } from '@/components/settings/domains-screen'
import { ownDomain } from '@/lib/dictionaries/alias'
import { proofText } from '@/lib/dictionaries/domain-proof'
import { listDomains } from '@/lib/dictionaries/domains'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('settings.places'))('mail-domains.title') }
}

export default page('settings.mail-domains', 'mail:write', async ({ actor }) => {
  const domains = await reading(actor, (tx) => listDomains(tx, actor))
  return (
    <DomainsScreen
      own={ownDomain(actor.workspace)}
      domains={domains.map(({ proof, ...domain }) => ({ ...domain, record: proofText(proof) }))}
    />
  )
})

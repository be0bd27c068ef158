import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoorCard } from '@/components/identity/door-card'
import { FactorSetUp } from '@/components/identity/factor-set-up'
import { TextLink } from '@/components/identity/text-link'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('factor.title') }
}

export default openPage('second-factor', async ({ visit }) => {
  if (!visit) redirect('/sign-in')
  if (visit.duty !== 'secondFactor') redirect('/')
  const t = await getTranslations('identity.factor')
  return (
    <DoorCard
      title={t('title')}
      lead={t('required')}
      footer={<TextLink href="/workspaces">{t('workspaces')}</TextLink>}
    >
      <FactorSetUp email={visit.person.email} leadsTo="/" />
    </DoorCard>
  )
})

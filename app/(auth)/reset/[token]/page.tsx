import { getTranslations } from 'next-intl/server'
import { DoorCard } from '@/components/identity/door-card'
import { ResetForm } from '@/components/identity/reset-form'
import { LinkButton } from '@/components/ui/link-button'
import { liveToken } from '@/lib/identity/tokens'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('reset.title'), referrer: 'no-referrer' }
}

export default openPage('reset', async ({ params: { token = '' } }) => {
  const t = await getTranslations('identity.reset')
  if (await liveToken('reset', token)) return <ResetForm token={token} />
  return (
    <DoorCard title={t('expiredTitle')} lead={t('expiredText')}>
      <LinkButton href="/forgot" variant="primary">
        {t('again')}
      </LinkButton>
    </DoorCard>
  )
})

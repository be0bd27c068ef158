import { getTranslations } from 'next-intl/server'
import { DoorCard } from '@/components/identity/door-card'
import { JoinForm } from '@/components/identity/join-form'
import { LinkButton } from '@/components/ui/link-button'
import { getInvitation } from '@/lib/identity/accept'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('users'))('invitations'), referrer: 'no-referrer' }
}

export default openPage('invite', async ({ visit, params: { token = '' } }) => {
  const t = await getTranslations('identity')
  const invitation = await getInvitation(token)
  if (invitation)
    return <JoinForm token={token} invitation={invitation} signedInAs={visit?.person.email ?? null} />
  return (
    <DoorCard title={t('invite.expiredTitle')} lead={t('invite.expiredText')}>
      <LinkButton href="/sign-in">{t('backToSignIn')}</LinkButton>
    </DoorCard>
  )
})

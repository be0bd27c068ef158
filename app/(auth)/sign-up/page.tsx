import { getTranslations } from 'next-intl/server'
import { DoorCard } from '@/components/identity/door-card'
import { SignUpForm } from '@/components/identity/sign-up-form'
import { LinkButton } from '@/components/ui/link-button'
import { env } from '@/lib/kernel/env'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('signUp.title') }
}

export default openPage('sign-up', async ({ visit }) => {
  const t = await getTranslations('identity')
  if (env.SIGNUP === 'closed') {
    return (
      <DoorCard title={t('signUp.closedTitle')} lead={t('signUp.closedText')}>
        <LinkButton href="/sign-in">{t('backToSignIn')}</LinkButton>
      </DoorCard>
    )
  }
  const person = visit && { name: visit.person.name, email: visit.person.email }
  return <SignUpForm needsApproval={env.SIGNUP === 'approval'} person={person} />
})

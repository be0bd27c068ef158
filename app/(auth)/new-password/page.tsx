import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RenewForm } from '@/components/identity/renew-form'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('renew.title') }
}

export default openPage('new-password', async ({ visit }) => {
  if (!visit) redirect('/sign-in')
  if (visit.duty !== 'password') redirect('/')
  return <RenewForm email={visit.person.email} />
})

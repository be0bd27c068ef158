import { getTranslations } from 'next-intl/server'
import { ForgotForm } from '@/components/identity/forgot-form'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('forgot.title') }
}

export default openPage('forgot', async () => <ForgotForm />)

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInPanel } from '@/components/identity/sign-in-panel'
import { nextPath } from '@/lib/identity/next-path'
import { env } from '@/lib/kernel/env'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('signIn.title') }
}

export default openPage('sign-in', async ({ visit, search }) => {
  const next = nextPath(search.get('next'))
  if (visit) redirect(next as '/')
  return <SignInPanel next={next} canSignUp={env.SIGNUP !== 'closed'} isDemo={env.COHOI_DEMO} />
})

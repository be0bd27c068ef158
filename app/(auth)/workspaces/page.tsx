import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WorkspaceList } from '@/components/identity/workspace-list'
import { listMemberships } from '@/lib/identity/queries'
import { env } from '@/lib/kernel/env'
import { openPage } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('workspaces.title') }
}

export default openPage('workspaces', async ({ visit }) => {
  if (!visit) redirect('/sign-in')
  const all = await listMemberships(visit.person.id)
  return (
    <WorkspaceList
      open={all.filter(({ status }) => status === 'active')}
      waiting={all.filter(({ status }) => status === 'pending')}
      closed={all.filter(({ status }) => status === 'restoring')}
      currentId={visit.actor?.workspace.id ?? null}
      email={visit.person.email}
      canCreate={env.SIGNUP !== 'closed'}
    />
  )
})

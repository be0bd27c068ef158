import { getTranslations } from 'next-intl/server'
import { InboxScreen } from '@/components/mail/inbox/inbox-screen'
import { hrefOf } from '@/components/mail/inbox/place'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { INBOX_VIEWS, listInbox } from '@/lib/mail/inbox/queries'
import { isId } from '@/lib/records/list-query'
import { listOptions } from '@/lib/records/options'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('inbox'))('title') }
}

/** Mails that wait for an answer. */
export default page('inbox', 'message:read', async ({ actor, search }) => {
  const view = INBOX_VIEWS.find((each) => each === search.get('view')) ?? 'unassigned'
  const team = search.get('team')
  const asked = { view, teamId: team && isId(team) ? team : undefined }
  const after = search.get('after') ?? undefined
  const shown = await reading(actor, async (tx) => ({
    page: await listInbox(tx, actor, { ...asked, after }),
    teams: await listOptions(tx, actor, 'sales_team'),
    members: await listOptions(tx, actor, 'member'),
  }))
  const own = { asked, isFirst: !after, place: hrefOf({ ...asked, after }), viewer: viewerOf(actor) }
  return <InboxScreen {...shown} {...own} now={Date.now()} />
})

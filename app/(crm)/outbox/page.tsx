import { getTranslations } from 'next-intl/server'
import { OutboxFilter } from '@/components/mail/outbox/outbox-filter'
import { OutboxList } from '@/components/mail/outbox/outbox-list'
import { OutboxNotice } from '@/components/mail/outbox/outbox-notice'
import { OutboxRefresh } from '@/components/mail/outbox/outbox-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { keepsSystemMail } from '@/lib/identity/deliver'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { listOutbox, OUTBOX_STATES } from '@/lib/mail/outbound/outbox'
import { isCapturing } from '@/lib/mail/outbound/settings'

export async function generateMetadata() {
  return { title: (await getTranslations('outbox'))('title') }
}

export default page('outbox', 'message:send', async ({ actor, search }) => {
  const t = await getTranslations('outbox')
  const state = OUTBOX_STATES.find((each) => each === search.get('state'))
  const after = search.get('after') ?? undefined
  const [{ rows, next }, capturing] = await reading(actor, async (tx) => [
    await listOutbox(tx, actor, { state, after }),
    await isCapturing(tx, actor),
  ])
  const isAdministering = can(actor, 'mail:write')
  return (
    <>
      <OutboxRefresh />
      <PageHeader title={t('title')} description={t('about')}>
        <OutboxFilter states={OUTBOX_STATES} state={state} />
      </PageHeader>
      <div className="flex flex-col gap-4 px-3 pb-8 md:px-4">
        {capturing && (
          <OutboxNotice canConfigure={isAdministering} hasSystemMail={isAdministering && keepsSystemMail()} />
        )}
        <OutboxList rows={rows} next={next} state={state} isFirst={!after} />
      </div>
    </>
  )
})

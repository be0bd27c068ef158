import type { Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { MailMessage } from '@/components/mail/message/mail-message'
import { MessageActions } from '@/components/mail/message/message-actions'
import { OutboxRefresh } from '@/components/mail/outbox/outbox-refresh'
import { ServerReply } from '@/components/mail/outbox/server-reply'
import { PageHeader } from '@/components/shell/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { reading } from '@/lib/kernel/database'
import { entityNamed } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { getMessage } from '@/lib/mail/outbound/messages'
import { isId } from '@/lib/records/list-query'

export async function generateMetadata() {
  return { title: (await getTranslations('outbox'))('title') }
}

export default page('outbox.message', 'message:send', async ({ actor, params }) => {
  const t = await getTranslations('outbox')
  const id = params.id ?? ''
  const message = isId(id) ? await reading(actor, (tx) => getMessage(tx, actor, id)) : undefined
  if (message?.direction !== 'out') throw notFound()
  return (
    <>
      <OutboxRefresh />
      <PageHeader
        title={message.subject}
        trail={[{ href: '/outbox', label: t('title') }]}
        actions={
          message.recordId && (
            <LinkButton href={`${entityNamed(message.entity).path}/${message.recordId}` as Route}>
              {t('openRecord')}
            </LinkButton>
          )
        }
      />
      <div className="flex max-w-3xl flex-col gap-4 px-3 pb-8 md:px-4">
        <MailMessage message={message}>
          <ServerReply reply={message.reply} />
          <MessageActions message={message} />
        </MailMessage>
      </div>
    </>
  )
})

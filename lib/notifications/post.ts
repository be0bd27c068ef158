import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { notification } from '@/db/schema'
import { command, execute } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { forbidden } from '@/lib/kernel/errors'
import { queueAutomatic } from '@/lib/mail/outbound/automatic'
import { mine, shownTo } from './queries'
import { readersOf } from './readers'
import { receiverOf } from './receiver'
import { wordsFor } from './texts'

/** Mails one notification to its member, unless it was read or mailed meanwhile; under the member's own rights. */
export const mailNotification = command({
  name: 'notification.mail',
  permission: 'profile:write',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    const { tx, actor } = context
    if (!actor.id) throw forbidden()
    const [row] = await tx
      .update(notification)
      .set({ mailedAt: new Date() })
      .where(
        and(
          mine(actor),
          eq(notification.id, id),
          eq(notification.mail, 'at_once'),
          isNull(notification.readAt),
          isNull(notification.mailedAt),
        ),
      )
      .returning()
    const [reader] = await readersOf(tx, [actor.id])
    if (!row || !reader) return { data: null, events: [] }
    const [shown] = await shownTo(tx, actor, reader, [row])
    const t = wordsFor(reader.locale)
    const link = `${env.APP_URL}${shown?.path ?? '/notifications'}`
    const text = `${shown?.text}\n\n${link}\n\n${t('mail.footer', { link: `${env.APP_URL}/profile` })}`
    const letter = { to: reader.mailbox, subject: shown?.text.slice(0, 200) ?? '', text, memberId: actor.id }
    await queueAutomatic(context, letter)
    return { data: null, events: [] }
  },
})

export async function post(workspaceId: string, id: string): Promise<void> {
  const actor = await receiverOf(workspaceId, id)
  if (actor) await execute(mailNotification, actor, { id })
}

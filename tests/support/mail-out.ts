import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { deliverMessage } from '@/lib/mail/outbound/deliver'
import type { SettingsInput } from '@/lib/mail/outbound/schema'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { updateMailSettings } from '@/lib/mail/outbound/settings-commands'
import { smtpSettings } from './mail-settings'
import { asOwner } from './owner'
import type { World } from './world'

/** Has a workspace send through a server of the test. */
export async function sendsThrough({ admin }: World, port: number, more: Partial<SettingsInput> = {}) {
  await execute(updateMailSettings, admin, { ...smtpSettings(port), ...more })
}

/** A mail from a card, written by `actor`; gives its id. */
export async function writes(actor: Actor, opportunityId: string, more: Record<string, unknown> = {}) {
  const { data } = await execute(sendMessage, actor, {
    entity: 'opportunity',
    recordId: opportunityId,
    to: [{ name: 'An', address: 'an@khach.example' }],
    subject: 'Báo giá',
    text: 'Chào anh,\n\nGiá là **5 triệu**.',
    ...more,
  })
  return data.id
}

/** What the queue does when a mail's time has come. */
export const leaves = ({ workspace }: World, id: string, isLastAttempt = false) =>
  deliverMessage({ workspaceId: workspace.id, id, isLastAttempt })

export async function stored(id: string): Promise<Record<string, unknown>> {
  const [row] = await asOwner('select * from message where id = $1', [id])
  return row ?? {}
}

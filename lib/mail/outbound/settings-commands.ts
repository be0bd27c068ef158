import 'server-only'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { mailSettings } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { seal } from '@/lib/kernel/secrets'
import { winnerOf } from '@/lib/records/history'
import { isInside } from './safe-host'
import { settingsInput } from './schema'
import { type SettingsRow, settingsRow, shown } from './settings'

type Input = z.output<typeof settingsInput>

/** How the workspace's mail leaves. Secrets are kept sealed, are told to nobody and stand in no event. */
export const updateMailSettings = command({
  name: 'mail_settings.update',
  permission: 'mail:write',
  input: settingsInput,
  async run(context, input) {
    const { tx, actor } = context
    const here = actor.workspace.id
    const before = await locked(context)
    if ((before?.version ?? 0) !== input.version)
      throw conflict('stale', await winnerOf(tx, actor, 'mail_settings', here))
    refuse(input, before)
    const after = columnsOf(input, before, here)
    const version = input.version + 1
    const row = { ...after, workspaceId: here, version, updatedAt: new Date() }
    await tx
      .insert(mailSettings)
      .values(row)
      .onConflictDoUpdate({ target: mailSettings.workspaceId, set: row })
    const stored = (await settingsRow(tx, actor)) ?? before
    const { version: _, ...was } = shown(before)
    const { version: __, ...is } = shown(stored)
    const changed = difference(was, is) ?? { before: {}, after: {} }
    const event = { entity: 'mail_settings', recordId: here, type: 'updated', ...changed }
    return { data: { version }, events: [event] }
  },
})

async function locked({ tx, actor }: Context): Promise<SettingsRow | undefined> {
  const [row] = await tx
    .select()
    .from(mailSettings)
    .where(eq(mailSettings.workspaceId, actor.workspace.id))
    .for('update')
  return row
}

function refuse(input: Input, before: SettingsRow | undefined): void {
  const { provider, host, port, fromAddress } = input
  if (host && isInside(host)) throw invalidField('host', 'privateHost')
  if (provider === 'none') return
  if (!fromAddress) throw invalidField('fromAddress', 'required')
  if (provider === 'resend') {
    if (!input.resendKey && !before?.resendKeySealed) throw invalidField('resendKey', 'required')
    return
  }
  if (!host) throw invalidField('host', 'required')
  if (!port) throw invalidField('port', 'required')
  if (before?.passwordSealed && !input.password && input.username && isElsewhere(input, before))
    throw invalidField('password', 'passwordAgain')
}

/** A stored password goes to the server it was typed for, never to another or over a weaker line. */
function isElsewhere(input: Input, before: SettingsRow): boolean {
  const isWeaker = before.security !== 'none' && input.security === 'none'
  return input.host !== before.host || input.username !== before.username || isWeaker
}

function columnsOf(input: Input, before: SettingsRow | undefined, workspaceId: string) {
  const { version: _, password, resendKey, resendSecret, ...plain } = input
  const kept = (typed: string | null, stored: string | null | undefined) =>
    typed ? seal(typed, workspaceId) : (stored ?? null)
  return {
    ...plain,
    passwordSealed: plain.username ? kept(password, before?.passwordSealed) : null,
    resendKeySealed: kept(resendKey, before?.resendKeySealed),
    resendSecretSealed: kept(resendSecret, before?.resendSecretSealed),
  }
}

import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { mailSettings } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { open } from '@/lib/kernel/secrets'

export type SettingsRow = typeof mailSettings.$inferSelect
/** The settings as the page may know them: of the secrets only whether there are any. */
export type ShownSettings = ReturnType<typeof shown> & { isCapturing: boolean }

/** The way out for a workspace's mail; 'none' keeps everything in the outbox. */
export type Way =
  | { provider: 'none' }
  | {
      provider: 'smtp'
      host: string
      port: number
      security: SettingsRow['security']
      username: string | null
      password: string | null
    }
  | { provider: 'resend'; key: string }

export async function settingsRow(tx: Tx, actor: Actor): Promise<SettingsRow | undefined> {
  const [row] = await tx.select().from(mailSettings).where(eq(mailSettings.workspaceId, actor.workspace.id))
  return row
}

/** What the settings page shows. */
export async function getMailSettings(tx: Tx, actor: Actor): Promise<ShownSettings> {
  const row = await settingsRow(tx, actor)
  return { ...shown(row), isCapturing: wayOf(actor, row).provider === 'none' }
}

/** Whether mail stays in the outbox instead of leaving. */
export async function isCapturing(tx: Tx, actor: Actor): Promise<boolean> {
  return wayOf(actor, await settingsRow(tx, actor)).provider === 'none'
}

export function shown(row: SettingsRow | undefined) {
  return {
    version: row?.version ?? 0,
    provider: row?.provider ?? ('none' as const),
    host: row?.host ?? null,
    port: row?.port ?? null,
    security: row?.security ?? ('starttls' as const),
    username: row?.username ?? null,
    fromName: row?.fromName ?? null,
    fromAddress: row?.fromAddress ?? null,
    replyTo: row?.replyTo ?? null,
    hasPassword: Boolean(row?.passwordSealed),
    hasResendKey: Boolean(row?.resendKeySealed),
    hasResendSecret: Boolean(row?.resendSecretSealed),
  }
}

/** Nothing leaves a demo workspace, and nothing leaves before a server is set. */
export function wayOf({ workspace }: Actor, row: SettingsRow | undefined): Way {
  if (!row || workspace.isDemo || !row.fromAddress) return { provider: 'none' }
  const plain = (sealed: string | null) => (sealed ? open(sealed, workspace.id) : null)
  if (row.provider === 'smtp' && row.host && row.port) {
    const { host, port, security, username } = row
    return { provider: 'smtp', host, port, security, username, password: plain(row.passwordSealed) }
  }
  const key = row.provider === 'resend' ? plain(row.resendKeySealed) : null
  return key ? { provider: 'resend', key } : { provider: 'none' }
}

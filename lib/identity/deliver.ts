import 'server-only'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { Resend } from 'resend'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'

export type Letter = { id: string; to: string; subject: string; text: string }

/** Hands a mail to SMTP_URL or Resend; without either it is kept as a file in the data directory's outbox. */
export async function deliver(letter: Letter): Promise<void> {
  if (env.SMTP_URL) await bySmtp(letter, env.SMTP_URL)
  else if (env.RESEND_API_KEY) await byResend(letter, env.RESEND_API_KEY)
  else await intoOutbox(letter)
}

/** Whether mails of the product itself stay in the outbox folder, for the operator to read. */
export const keepsSystemMail = (): boolean => !env.SMTP_URL && !env.RESEND_API_KEY

/** The folder of mails that nobody was there to send. */
export const outboxFolder = (): string => join(env.COHOI_DATA, 'outbox')

async function bySmtp({ id, to, subject, text }: Letter, url: string): Promise<void> {
  const transport = createTransport(url)
  try {
    await transport.sendMail({
      from: sender(),
      to: { name: '', address: to },
      subject,
      text,
      messageId: messageId(id),
      headers: AUTOMATIC,
    })
  } finally {
    transport.close()
  }
}

async function byResend({ id, to, subject, text }: Letter, key: string): Promise<void> {
  const resend = new Resend(key, { baseUrl: env.RESEND_BASE_URL })
  const from = `Cohoi <${sender().address}>`
  const { error } = await resend.emails.send(
    { from, to, subject, text, headers: AUTOMATIC },
    { idempotencyKey: id, signal: AbortSignal.timeout(60_000) },
  )
  if (error) throw new Error(`resend: ${error.name}`)
}

async function intoOutbox({ id, to, subject, text }: Letter): Promise<void> {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await composer.sendMail({
    from: sender(),
    to: { name: '', address: to },
    subject,
    text,
    messageId: messageId(id),
    headers: AUTOMATIC,
  })
  await mkdir(outboxFolder(), { recursive: true, mode: 0o700 })
  await writeFile(join(outboxFolder(), `${id}.eml`), message as Buffer, { mode: 0o600 })
  log.info({ mail: id }, 'no SMTP_URL: system mail kept in the outbox folder')
}

function sender() {
  const account = env.SMTP_URL ? decodeURIComponent(new URL(env.SMTP_URL).username) : ''
  const own = account.includes('@') ? account : `no-reply@${new URL(env.APP_URL).hostname}`
  return { name: 'Cohoi', address: env.MAIL_FROM ?? own }
}

/** Written by a machine: no other machine should answer (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

const messageId = (id: string) => `<${id}@${new URL(env.APP_URL).hostname}>`

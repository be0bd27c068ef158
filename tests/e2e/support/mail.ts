import nodemailer from 'nodemailer'
import { smtpPort } from '../../support/running'

type Letter = { to: string; subject: string; text: string; headers?: Record<string, string>; from?: string }

/** Sends a real message to the application's own SMTP listener, as any other program would; the sender is new each time. */
export async function sendMail(letter: Letter): Promise<void> {
  const from = `Nguyễn Văn An <an.${Date.now().toString(36)}@khach.example>`
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  await transport.sendMail({ from, ...letter })
}

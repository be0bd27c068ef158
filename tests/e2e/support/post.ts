import { expect, type Page } from '@playwright/test'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { smtpPort } from '../../support/running'

type Mail = SendMailOptions & { from: string; to: string; envelopeTo?: string }

/** What a customer's mail program does: hands a mail to the product's own listener. */
export async function customerWrites({ envelopeTo, ...mail }: Mail): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  const from = /<([^>]+)>/.exec(mail.from)?.[1] ?? mail.from
  await transport.sendMail({ ...mail, envelope: { from, to: envelopeTo ?? mail.to } })
}

/** The page of the opportunity that a mail made, found as a person would, by searching the list for it. */
export async function openByTitle(page: Page, title: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/opportunities?q=${encodeURIComponent(title)}`)
    await expect(page.getByRole('link', { name: title }).first()).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 60_000 })
  await page.getByRole('link', { name: title }).first().click()
  await expect(page).toHaveURL(/\/opportunities\/[0-9a-f-]{36}/, { timeout: 20_000 })
}

export const mailNamed = (page: Page, subject: string) => page.getByRole('article', { name: subject })

/** Sets a mail server of the test as the way out of the workspace, by the settings page. */
export async function setServer(page: Page, port: number, fromAddress: string): Promise<void> {
  await page.goto('/settings/mail')
  await page.getByRole('radio', { name: /Máy chủ SMTP/ }).click()
  const field = (name: RegExp) => page.getByRole('textbox', { name })
  await field(/^Máy chủ/).fill('127.0.0.1')
  await page.getByLabel('Bảo mật').click()
  await page.getByRole('option', { name: 'Không mã hóa' }).click()
  await field(/^Cổng/).fill(String(port))
  await field(/^Địa chỉ gửi/).fill(fromAddress)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Thư được gửi qua máy chủ đã cấu hình.')).toBeVisible()
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { dataFolder } from '../../support/running'

export const PASSWORD = 'một câu đủ dài'

let made = 0
/** A word no other test uses. */
export const fresh = (word: string) => `${word}${Date.now().toString(36)}${made++}`

export type Founder = { company: string; name: string; email: string }

/** Founds a company of its own through the trial form, and waits for its board. */
export async function found(page: Page, name = 'Trần Thị Bích'): Promise<Founder> {
  const company = `Công ty ${fresh('thu')}`
  const email = `${fresh('bich')}@example.test`
  await page.goto('/sign-up')
  await page.getByLabel('Tên công ty').fill(company)
  await page.getByLabel('Họ và tên').fill(name)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Điện thoại').fill('0912 345 678')
  await page.getByLabel('Mật khẩu', { exact: false }).first().fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng ký' }).click()
  await expect(page).toHaveURL(/\/board$/)
  return { company, name, email }
}

/** The link of a kind that the product mailed to somebody last; waits for the worker. */
export async function mailedLink(kind: 'reset' | 'invite', to: string): Promise<string> {
  let link = ''
  await expect
    .poll(() => {
      link = newestLink(kind, to)
      return link
    })
    .not.toBe('')
  return link
}

function newestLink(kind: string, to: string): string {
  const folder = join(dataFolder, 'outbox')
  const mails = filesIn(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((mail) => mail.includes(`To: ${to}`))
  const links = mails.flatMap((mail) => decoded(mail).match(new RegExp(`/${kind}/[\\w-]{20,}`, 'g')) ?? [])
  return links.at(-1) ?? ''
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'))
  } catch {
    return []
  }
}

/** A text part as people read it; links of the product hold ASCII only. */
function decoded(mail: string): string {
  if (/^Content-Transfer-Encoding: base64/im.test(mail))
    return Buffer.from(mail.slice(mail.indexOf('\r\n\r\n')), 'base64').toString('utf8')
  return mail.replace(/=\r?\n/g, '')
}

/** Invites somebody into the company of `page` and lets them join in a browser of their own. */
export async function joined(
  page: Page,
  browser: Browser,
  name: string,
): Promise<{ page: Page; email: string }> {
  const email = `${fresh('ban')}@example.test`
  await page.goto('/settings/users')
  await page.getByRole('button', { name: 'Mời người dùng' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Mời người dùng' })
  await dialog.getByLabel('Email').fill(email)
  await dialog.getByRole('checkbox', { name: 'Nhân viên kinh doanh' }).check()
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).click()
  await expect(dialog).toBeHidden()
  const own = await (await browser.newContext()).newPage()
  await own.goto(await mailedLink('invite', email))
  await own.getByLabel('Họ và tên').fill(name)
  await own.getByLabel('Mật khẩu').first().fill(PASSWORD)
  await own.getByRole('button', { name: 'Tham gia' }).click()
  await expect(own).toHaveURL(/\/board/)
  return { page: own, email }
}

/** Opens the page of a member from the list. */
export async function openMember(page: Page, name: string): Promise<void> {
  await page.goto('/settings/users')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

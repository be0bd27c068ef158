import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { dataFolder } from '../../support/running'
import { arrive } from '../support/test'

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
  await arrive(page, /\/board$/)
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

/** Opens the page of a member from the list. */
export async function openMember(page: Page, name: string): Promise<void> {
  await page.goto('/settings/users')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

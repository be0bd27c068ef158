import { expect, type Page } from '@playwright/test'
import { mailedLink, PASSWORD } from '../identity/support'

export type Newcomer = { email: string; name: string; group: string }

/** Has an administrator invite somebody into a permission group; gives the page they then work on. */
export async function joinCompany(admin: Page, { email, name, group }: Newcomer): Promise<Page> {
  await admin.goto('/settings/users')
  await admin.getByRole('button', { name: 'Mời người dùng' }).first().click()
  const dialog = admin.getByRole('dialog', { name: 'Mời người dùng' })
  await dialog.getByLabel('Email').fill(email)
  await dialog.getByRole('checkbox', { name: group }).click()
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).click()
  await expect(admin.getByRole('main').getByRole('listitem').filter({ hasText: email })).toContainText(group)

  const browser = admin.context().browser()
  if (!browser) throw new Error('no browser')
  const page = await (await browser.newContext()).newPage()
  await page.goto(await mailedLink('invite', email))
  await page.getByLabel('Họ và tên').fill(name)
  await page.getByLabel('Mật khẩu').first().fill(PASSWORD)
  await page.getByRole('button', { name: 'Tham gia' }).click()
  await expect(page).toHaveURL(/\/board$/)
  return page
}

import { expect, type Page } from '@playwright/test'

let founded = 0

/** Founds a company of the test's own by the trial form, whose mail may really leave; gives its login. */
export async function foundCompany(
  page: Page,
  name = 'Công ty Thư',
): Promise<{ email: string; password: string }> {
  const mark = `${Date.now().toString(36)}${founded++}`
  const login = { email: `sep-${mark}@thu.example`, password: `mat-khau-${mark}-dai` }
  await page.goto('/sign-up')
  await page.getByLabel('Tên công ty').fill(`${name} ${mark}`)
  await page.getByLabel('Họ và tên').fill('Trần Thị Sếp')
  await page.getByLabel('Email').fill(login.email)
  await page.getByLabel('Điện thoại').fill('0912345678')
  await page.getByLabel('Mật khẩu', { exact: false }).first().fill(login.password)
  await page.locator('form button[type="submit"]').click()
  await expect(page).toHaveURL(/\/board/, { timeout: 90_000 })
  return login
}

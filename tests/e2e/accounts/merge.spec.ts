import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial' })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Gộp')
  await newCustomer('Công ty CP Hoa Sen', { 'Điện thoại': '0912 333 444' })
  await newCustomer('Cty Hoa Sen', { 'Điện thoại': '+84 912 333 444', 'Trang web': 'hoasen.vn' })
})
test.afterAll(() => page.context().close())

async function newCustomer(name: string, more: Record<string, string>) {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill(name)
  for (const [label, value] of Object.entries(more)) await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

const heading = () => page.getByRole('heading', { level: 1 })

test('a customer that may be there twice says so, and both become one, field by field', async () => {
  const twins = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Có thể trùng' }) })
  await expect(twins).toContainText('Công ty CP Hoa Sen')
  await inspect(page)
  await twins.getByRole('link', { name: 'So sánh và gộp' }).click()
  await expect(heading()).toContainText('Gộp 2 khách hàng')
  const kept = page.getByRole('group', { name: 'Giữ lại' })
  await kept.getByRole('radio', { name: 'Công ty CP Hoa Sen' }).check()
  const website = page.getByRole('group', { name: 'Trang web' })
  await expect(website.getByRole('radio', { name: 'hoasen.vn' })).toBeChecked()
  await inspect(page)
  await page.getByRole('button', { name: 'Gộp', exact: true }).click()
  await expect(heading()).toContainText('Công ty CP Hoa Sen')
  await expect(page.getByRole('main')).toContainText('hoasen.vn')
  await expect(page.getByRole('main')).toContainText('đã gộp vào đây: Cty Hoa Sen')
  await expect(twins).toHaveCount(0)
})

test('the other one is archived, tells where it went, and can be taken apart', async () => {
  await page.goto('/customers')
  await expect(page.getByRole('link', { name: 'Công ty CP Hoa Sen' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Cty Hoa Sen' })).toHaveCount(0)
  await page.goto('/customers?archived=only')
  await page.getByRole('link', { name: 'Cty Hoa Sen' }).click()
  await expect(page.getByRole('note')).toContainText('Đã gộp vào khách hàng Công ty CP Hoa Sen')
  await inspect(page)
  await page.getByRole('button', { name: 'Tách lại' }).click()
  await expect(page.getByRole('note')).toHaveCount(0)
  await page.goto('/customers')
  for (const name of ['Công ty CP Hoa Sen', 'Cty Hoa Sen'])
    await expect(page.getByRole('link', { name })).toBeVisible()
})

test('rows ticked in the list become one, and are taken back at once', async () => {
  for (const name of ['Công ty CP Hoa Sen', 'Cty Hoa Sen'])
    await page.getByRole('checkbox', { name: `Chọn ${name}` }).check()
  await page.getByRole('link', { name: 'Gộp', exact: true }).click()
  await page.getByRole('button', { name: 'Gộp', exact: true }).click()
  await expect(page.getByText('Đã gộp 2 khách hàng')).toBeVisible()
  await page
    .getByRole('region', { name: /^Thông báo/ })
    .getByRole('button', { name: 'Hoàn tác' })
    .click()
  await expect(page.getByText('Đã hoàn tác')).toBeVisible()
  await page.goto('/customers')
  for (const name of ['Công ty CP Hoa Sen', 'Cty Hoa Sen'])
    await expect(page.getByRole('link', { name })).toBeVisible()
})

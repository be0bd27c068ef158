import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const NAMES = ['Công ty An', 'Công ty Bình', 'Công ty Cam']
let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Chỗ')
  for (const name of NAMES) await created(page, '/customers/new', 'Tên khách hàng', name)
})
test.afterAll(() => page.context().close())

async function created(on: Page, path: string, label: string, name: string) {
  await on.goto(path)
  await on.getByLabel(label, { exact: true }).fill(name)
  await on.getByRole('button', { name: 'Lưu' }).click()
  await expect(on.getByRole('heading', { level: 1 })).toContainText(name)
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const bar = () => page.getByRole('region', { name: 'Thao tác hàng loạt' })

test('a window closed gives the focus back, and so does the bar of a selection', async () => {
  await page.goto('/customers')
  await button('Xuất khẩu').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button('Xuất khẩu')).toBeFocused()
  for (const name of NAMES) await page.getByRole('checkbox', { name: `Chọn ${name}` }).check()
  await bar().getByRole('button', { name: 'Xóa' }).click()
  await expect(bar()).toHaveCount(0)
  await expect(page.getByText('Chưa có khách hàng nào')).toBeVisible()
  await expect(page.locator('body')).not.toBeFocused()
})

test('in the bin the focus goes on to the next record, and at last to what is said of the empty bin', async () => {
  await page.goto('/bin')
  await expect(page.getByRole('row')).toHaveCount(4)
  await button('Xóa vĩnh viễn Công ty Bình').click()
  await page.keyboard.press('Escape')
  await expect(button('Xóa vĩnh viễn Công ty Bình')).toBeFocused()
  const names = await page.getByRole('row').locator('td:nth-child(2) > span:first-child').allTextContents()
  for (const [at, name] of names.entries()) {
    await button(`Khôi phục ${name}`).press('Enter')
    const next = names[at + 1]
    if (next) await expect(button(`Khôi phục ${next}`)).toBeFocused()
  }
  await expect(page.getByRole('region', { name: 'Thùng rác trống' })).toBeFocused()
  await inspect(page)
})

test('[SB-42] a list filtered by related records hears when one of these comes', async () => {
  const having = encodeURIComponent(JSON.stringify({ has: 'contact.accountId' }))
  await page.goto(`/customers?filter=${having}`)
  await expect(page.getByText('Không có khách hàng phù hợp')).toBeVisible()
  const other = await page.context().newPage()
  await other.goto('/customers')
  await other.getByRole('link', { name: 'Công ty Cam' }).click()
  await other.getByRole('link', { name: 'Tạo liên hệ' }).click()
  await other.getByLabel('Họ và tên', { exact: true }).fill('Lý Văn Cam')
  await other.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('link', { name: 'Công ty Cam' })).toBeVisible()
})

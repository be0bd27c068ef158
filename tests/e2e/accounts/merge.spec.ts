import type { Page } from '@playwright/test'
import { addCard, card, column } from '../support/board'
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

const groups = () => page.getByRole('list', { name: 'Các nhóm trùng lặp' }).getByRole('listitem')
/** What the worker finds appears when the page is opened again. */
const found = (text: string) =>
  expect(async () => {
    await page.reload()
    await expect(groups().filter({ hasText: text })).toBeVisible({ timeout: 1000 })
  }).toPass()

test('[CS-13] all that is there twice stands on one screen, is told apart, brought back and merged', async () => {
  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name: 'Trùng lặp' }).click()
  await expect(heading()).toHaveText('Trùng lặp')
  await found('Cùng: Điện thoại')
  await expect(groups()).toHaveCount(1)
  for (const name of ['Công ty CP Hoa Sen', 'Cty Hoa Sen'])
    await expect(groups().getByRole('link', { name })).toBeVisible()
  await inspect(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page)
  await page.getByRole('button', { name: 'Không phải trùng' }).click()
  await expect(page.getByRole('heading', { name: 'Không thấy khách hàng nào trùng lặp' })).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.getByRole('link', { name: 'Đã bỏ qua' }).click()
  await groups().getByRole('link', { name: 'Cty Hoa Sen' }).click()
  await expect(page.getByText('đã đánh dấu không phải trùng')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Có thể trùng' })).toHaveCount(0)
  await page.goBack()
  await page.getByRole('button', { name: 'Đưa lại' }).click()
  await expect(page.getByRole('heading', { name: 'Chưa bỏ qua cặp nào' })).toBeVisible()
  await page.getByRole('link', { name: 'Có thể trùng', exact: true }).click()
  await groups().getByRole('link', { name: 'Gộp' }).click()
  await page.getByRole('button', { name: 'Gộp', exact: true }).click()
  await expect(heading()).toHaveText('Trùng lặp')
  await expect(groups()).toHaveCount(0)
})

test('two opportunities ticked on the board become one, with one amount and one timeline', async () => {
  await page.goto('/board')
  for (const title of ['Máy in tầng 1', 'Máy in tầng 2']) await addCard(page, 'Mới', title, '20tr')
  for (const title of ['Máy in tầng 1', 'Máy in tầng 2']) {
    await card(page, title).focus()
    await page.keyboard.press('x')
  }
  await page.getByRole('toolbar').getByRole('link', { name: 'Gộp' }).click()
  await expect(heading()).toContainText('Gộp 2 cơ hội')
  await page.getByRole('group', { name: 'Giữ lại' }).getByRole('radio', { name: 'Máy in tầng 1' }).check()
  await expect(page.getByRole('group', { name: 'Giai đoạn' })).toHaveCount(0)
  await inspect(page)
  await page.getByRole('button', { name: 'Gộp', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('đã gộp vào đây: Máy in tầng 2')
  await expect(page.getByRole('main')).toContainText('(Máy in tầng 2, nay đã gộp vào đây)')
  await page.goto('/board')
  await expect(column(page, 'Mới')).toContainText('20.000.000')
  await expect(card(page, 'Máy in tầng 2')).toHaveCount(0)
  await page.goto('/opportunities?archived=only')
  await page.getByRole('link', { name: 'Máy in tầng 2' }).click()
  await expect(page.getByRole('note')).toContainText('Đã gộp vào cơ hội Máy in tầng 1')
  await page.getByRole('button', { name: 'Tách lại' }).click()
  await expect(page.getByRole('note')).toHaveCount(0)
})

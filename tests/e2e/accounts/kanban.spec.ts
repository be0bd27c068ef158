import type { Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { card, column, count, dragTo, dropAtThumb } from '../support/board'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { expect, phone, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const BORN = { day: '05', month: '11' }
let page: Page
let reader: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Bảng')
  reader = await joinCompany(page, {
    email: `${fresh('xem')}@example.test`,
    name: 'Lê Thị Xem',
    group: 'Chỉ xem',
  })
  for (const [at, name] of ['Công ty Bắc', 'Bà An', 'Ông Bình', 'Cô Chi', 'Chú Dũng'].entries()) {
    await page.goto('/customers/new')
    await page.getByLabel('Tên khách hàng').fill(name)
    if (at > 0) await page.getByLabel('Ngày sinh / thành lập').fill(`${BORN.day}/${BORN.month}/19${60 + at}`)
    else await pick(page, page.getByLabel('Trạng thái', { exact: true }), 'Tư vấn')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  }
})
test.afterAll(async () => {
  await page.context().close()
  await reader.context().close()
})

const names = (on: Page) => on.locator('[data-column] h2').allTextContents()
const said = (text: string) => page.getByText(text, { exact: true }).first()

test('customers stand by lifecycle: dragged, taken back, carried by keys and sent by the menu', async () => {
  await page.goto('/customers')
  await page.getByRole('radio', { name: 'Bảng' }).click()
  await expect(page).toHaveURL(/layout=board/)
  await expect(card(column(page, 'Tư vấn'), 'Công ty Bắc')).toBeVisible()
  const order = await names(page)
  expect(order[0]).toBe('Chưa có')
  expect(order).not.toContain('Trong bán hàng')
  expect(order.indexOf('Tư vấn')).toBeLessThan(order.indexOf('Thương lượng'))
  expect(order.indexOf('Thương lượng')).toBeLessThan(order.indexOf('Đang sử dụng'))
  expect(await count(column(page, 'Chưa có'))).toBe(4)

  await reader.goto('/customers?layout=board&by=lifecycleId')
  await expect(card(column(reader, 'Chưa có'), 'Bà An')).toBeVisible()

  await column(page, order[1] ?? '').scrollIntoViewIfNeeded()
  await dragTo(page, card(page, 'Bà An'), column(page, order[1] ?? ''))
  await expect(card(column(page, order[1] ?? ''), 'Bà An')).toBeVisible()
  await expect(card(column(reader, order[1] ?? ''), 'Bà An')).toBeVisible()
  expect(await count(column(page, 'Chưa có'))).toBe(3)
  await inspect(page)
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click()
  await expect(card(column(page, 'Chưa có'), 'Bà An')).toBeVisible()
  await expect.poll(() => count(column(page, 'Chưa có'))).toBe(4)
  await expect(card(column(reader, 'Chưa có'), 'Bà An')).toBeVisible()

  await card(page, 'Công ty Bắc').focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(card(column(page, 'Tư vấn'), 'Công ty Bắc')).toBeFocused()
  await page.keyboard.press('Shift+Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(said('Đã chuyển “Công ty Bắc” đến Thương lượng.')).toBeVisible()
  await expect(card(column(page, 'Thương lượng'), 'Công ty Bắc')).toBeFocused()

  await page.getByRole('button', { name: 'Thao tác với Ông Bình' }).click()
  await page.getByRole('menuitem', { name: 'Chuyển đến…' }).click()
  await page.getByRole('menuitem', { name: 'Thương lượng' }).click()
  await expect(card(column(page, 'Thương lượng'), 'Ông Bình')).toBeVisible()
  expect(await count(column(page, 'Thương lượng'))).toBe(2)
})

test('who may only read moves nothing, and coming back from a card finds the board as it was', async () => {
  const own = card(reader, 'Cô Chi')
  await own.focus()
  await reader.keyboard.press('m')
  await expect(reader.locator('[data-sonner-toast]')).toContainText('Bạn chỉ có quyền xem khách hàng này.')
  await dragTo(reader, own, column(reader, (await names(reader))[1] ?? ''))
  await expect(card(column(reader, 'Chưa có'), 'Cô Chi')).toBeVisible()
  await own.focus()
  await reader.keyboard.press('Enter')
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('Cô Chi')
  await reader.goBack()
  await expect(own).toBeFocused()
})

test('on a phone a card is dropped on a column at the thumb', async ({ browser }) => {
  const context = await browser.newContext({ ...phone, storageState: await page.context().storageState() })
  const small = await context.newPage()
  await small.goto('/customers?layout=board')
  await dropAtThumb(small, card(small, 'Cô Chi'), 'Quan tâm')
  await expect(card(column(small, 'Quan tâm'), 'Cô Chi')).toBeVisible()
  await expect(card(column(page, 'Quan tâm'), 'Cô Chi')).toBeVisible()
  await context.close()
})

test('a refusal is said in its own words, and the card springs back', async () => {
  await page.goto('/leads/new')
  await page.getByLabel('Họ và tên').fill('Đỗ Thị Ánh')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đỗ Thị Ánh')
  await page.goto('/leads?layout=board')
  const lead = card(page, 'Đỗ Thị Ánh')
  const home = column(page, (await lead.locator('xpath=ancestor::*[@data-column]//h2').textContent()) ?? '')
  await lead.focus()
  await page.keyboard.press('m')
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Hãy chọn lý do ngừng chăm sóc').first()).toBeVisible()
  await expect(card(home, 'Đỗ Thị Ánh')).toBeVisible()
  await expect(card(column(page, 'Từ chối'), 'Đỗ Thị Ánh')).toHaveCount(0)
})

test('birthdays stand in the month of any year, and a full day leads to its list', async () => {
  await page.goto('/customers?layout=calendar&month=2026-11')
  const day = page.locator('[data-day="2026-11-05"]')
  await expect(day.getByRole('link')).toHaveCount(4)
  await expect(page.locator('[data-day]').first()).toHaveAttribute('data-day', '2026-10-26')
  await inspect(page)
  await day.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-day="2026-11-11"]')).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(page).toHaveURL(/month=2026-12/)
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toContainText('12')
  await page.getByRole('link', { name: 'Tháng trước' }).click()

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('listitem').filter({ hasText: 'Chú Dũng' }).first()).toBeVisible()
  await inspect(page)
  await page.goto('/customers?layout=board')
  await expect(card(page, 'Bà An')).toBeVisible()
  await inspect(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.goto('/customers?layout=calendar&by=bornOn&month=2031-11')
  await page.getByRole('link', { name: 'Xem thêm 1 bản ghi' }).click()
  await expect(page.getByRole('row').filter({ hasText: /Bà An|Ông Bình|Cô Chi|Chú Dũng/ })).toHaveCount(4)
  await expect(page.getByRole('row').filter({ hasText: 'Công ty Bắc' })).toHaveCount(0)
})

test('a view keeps its layout', async () => {
  await page.goto('/customers?layout=board&by=kind')
  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name: 'Lưu chế độ xem…' }).click()
  await page.getByRole('dialog').getByLabel('Tên').fill('Bảng theo loại hình')
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await expect(page).toHaveURL(/view=/)
  await page.goto('/customers?view=all')
  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name: 'Bảng theo loại hình' }).click()
  await expect(column(page, 'Cá nhân')).toBeVisible()
})

import type { Locator, Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { createOpportunity, pick } from '../support/opportunity'
import { sheetRows } from '../support/sheet'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Nhóm Khách')
})
test.afterAll(() => page.context().close())

async function customer(name: string, email: string): Promise<string> {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill(name)
  await page.getByLabel('Email').first().fill(email)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

const panel = () => page.getByRole('dialog', { name: 'Bộ lọc' })
const fieldIn = (part: Locator) => part.getByRole('combobox', { name: 'Trường' })

test('[SB-42] whom to write to is found by any stored data, also that of their deals, and kept as a view', async () => {
  const an = await customer('Công ty An', 'an@khach.example')
  const binh = await customer('Công ty Bình', 'binh@khach.example')
  await customer('Công ty Cường', 'cuong@khach.example')
  for (const [title, id, stage] of [
    ['Máy in', an, 'Đàm phán'],
    ['Máy lọc', binh, 'Mới'],
  ] as const) {
    await createOpportunity(page, title, async () => {
      await page.goto(`/opportunities/new?accountId=${id}`)
      await page.getByLabel('Tên cơ hội').fill(title)
      await pick(page, page.getByLabel('Giai đoạn'), stage)
    })
  }

  await page.goto('/customers?view=all')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await pick(page, fieldIn(panel()), 'Liên quan: Cơ hội')
  const deals = panel().getByRole('group', { name: 'Cơ hội', exact: true })
  await deals.getByRole('button', { name: 'Thêm điều kiện' }).click()
  await pick(page, fieldIn(deals).nth(1), /^Giai đoạn$/)
  await pick(page, deals.getByRole('combobox', { name: 'Giá trị' }), 'Đàm phán')
  await page.keyboard.press('Escape')
  await panel().getByRole('button', { name: 'Thêm điều kiện' }).last().click()
  await pick(page, fieldIn(panel()).last(), /^Liên quan: Hoạt động$/)
  await pick(page, panel().getByRole('combobox', { name: 'Phép so sánh' }).last(), 'không có')
  await inspect(page)
  await panel().getByRole('button', { name: 'Áp dụng' }).click()

  const chips = page.getByRole('list', { name: 'Đang lọc theo' })
  await expect(chips).toContainText('Cơ hội: có ít nhất một (Giai đoạn thuộc Đàm phán)')
  await expect(chips).toContainText('Hoạt động: không có')
  const rows = page.locator('tr[data-row]')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Công ty An')
  await inspect(page)

  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name: 'Lưu chế độ xem…' }).click()
  await page.getByRole('dialog').getByLabel('Tên').fill('Đang đàm phán, chưa hẹn')
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await expect(page).toHaveURL(/view=/)
})

test('[SB-42] the audience of a view is written to and taken along', async () => {
  await page.goto('/customers?view=all')
  await expect(page.locator('tr[data-row]')).toHaveCount(3)
  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name: 'Đang đàm phán, chưa hẹn' }).click()
  await expect(page.locator('tr[data-row]')).toHaveCount(1)
  await page.getByRole('row').filter({ hasText: 'Công ty An' }).getByRole('checkbox').click()
  const bar = page.locator('section.fixed')
  await bar.getByRole('button', { name: 'Gửi email' }).click()
  const mail = page.getByRole('dialog')
  await expect(mail).toContainText('1')
  await mail.press('Escape')
  await expect(mail).toBeHidden()

  const download = page.waitForEvent('download')
  await bar.getByRole('button', { name: 'Xuất khẩu' }).click()
  await page.getByRole('button', { name: 'Tạo tệp' }).click()
  const [, ...found] = await sheetRows(await (await download).path())
  expect(found.map((row) => row.join(' '))).toEqual([expect.stringContaining('Công ty An')])
})

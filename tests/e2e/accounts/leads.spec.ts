import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { create, openSettings } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Tiềm Năng')
  for (const [screen, name] of [
    ['Lý do ngừng chăm sóc', 'Không có nhu cầu'],
    ['Từ khóa', 'Hội chợ'],
    ['Nhóm bán hàng', 'Nhóm không nhận'],
  ] as const) {
    await openSettings(page, screen)
    await create(page, (dialog) => dialog.getByRole('textbox').first().fill(name))
  }
  await openSettings(page, 'Nhóm bán hàng')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên nhóm').fill('Nhóm tiềm năng')
    await dialog.getByRole('checkbox', { name: 'Dữ liệu tiềm năng' }).click()
  })
})
test.afterAll(() => page.context().close())

test('[SB-13][SB-14][EV-06][EV-27][ED-45] a lead needs a name only, and goes to a team that takes leads', async () => {
  await page.goto('/leads')
  await page.getByRole('main').getByRole('link', { name: 'Tạo khách hàng tiềm năng' }).first().click()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Không được để trống.')).toBeVisible()
  await page.getByLabel('Họ và tên').fill('Đỗ Thị Ánh')
  await page.getByLabel('Điện thoại').fill('0987 654 321')
  await page.getByLabel('Nhóm bán hàng').click()
  await expect(page.getByRole('option', { name: 'Nhóm tiềm năng' })).toBeVisible()
  await expect(page.getByRole('option', { name: 'Nhóm không nhận' })).toHaveCount(0)
  await page.getByRole('option', { name: 'Nhóm tiềm năng' }).click()
  await pick(page, page.getByLabel('Từ khóa'), 'Hội chợ')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: '2 sao' }).click()
  await inspect(page)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đỗ Thị Ánh')
  await expect(page.getByRole('button', { name: /^Tình trạng: Đã phân công/ })).toBeVisible()
  await inspect(page)
})

test('[SB-17][ED-37] a lead is given up only for a reason, and taken up again', async () => {
  await page.getByRole('button', { name: /^Tình trạng/ }).dblclick()
  await page.getByRole('option', { name: 'Từ chối' }).click()
  await expect(page.getByText('Hãy chọn lý do ngừng chăm sóc').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Lý do ngừng chăm sóc/ }).dblclick()
  await page.getByRole('option', { name: 'Không có nhu cầu' }).click()
  await expect(page.getByRole('button', { name: /^Tình trạng: Từ chối/ })).toBeVisible()
  await page.getByRole('button', { name: /^Tình trạng/ }).dblclick()
  await page.getByRole('option', { name: 'Tái sử dụng' }).click()
  await expect(page.getByRole('button', { name: /^Tình trạng: Tái sử dụng/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Lý do ngừng chăm sóc: –/ })).toBeVisible()
})

test('[SB-21][EV-28] leads are found by words and by tag', async () => {
  await page.goto('/leads?q=do+thi+anh')
  await expect(page.getByRole('row').filter({ hasText: 'Đỗ Thị Ánh' })).toBeVisible()
  await page.goto('/leads?q=4321')
  await expect(page.getByRole('row').filter({ hasText: 'Đỗ Thị Ánh' })).toBeVisible()
  await page.goto(`/leads?filter=${encodeURIComponent(JSON.stringify(['tagIds', 'set']))}`)
  await expect(page.getByRole('row').filter({ hasText: 'Đỗ Thị Ánh' })).toContainText('Hội chợ')
  await page.goto(`/leads?filter=${encodeURIComponent(JSON.stringify(['tagIds', 'empty']))}`)
  await expect(page.getByText('Không có khách hàng tiềm năng phù hợp')).toBeVisible()
  await inspect(page)
})

import { readFile } from 'node:fs/promises'
import { fresh } from '../support/board'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { createOpportunity, pick } from '../support/opportunity'
import { openSettings } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test('the log shows who did what, narrows down by its address, and can be taken along', async ({ page }) => {
  test.slow()
  const title = fresh('Cần ghi lại')
  await foundCompany(page, 'Công ty Nhật ký')
  await createOpportunity(page, title)
  await openSettings(page, 'Nhật ký hệ thống')
  const lines = page.getByRole('list', { name: 'Nhật ký hệ thống' }).getByRole('listitem')
  const made = lines.filter({ has: page.getByRole('link', { name: title, exact: true }) })
  await expect(made).toContainText('Đã tạo · Cơ hội')
  await expect(made).toContainText('Trần Thị Sếp')
  await expect(lines.filter({ hasText: 'Đã đăng nhập · Người dùng' })).toBeVisible()

  await pick(page, page.getByRole('combobox', { name: 'Loại bản ghi' }), 'Cơ hội')
  await expect(page).toHaveURL(/kind=opportunity/)
  await expect(lines.filter({ hasText: 'Đã đăng nhập' })).toHaveCount(0)
  await page.reload()
  await made.getByRole('link', { name: /^Chỉ xem bản ghi này/ }).click()
  await expect(page).toHaveURL(/record=/)
  await expect(page.getByRole('button', { name: `Một bản ghi: ${title}` })).toBeVisible()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải CSV' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  expect(file.split('\r\n')).toHaveLength(3)
  expect(file).toContain(title)
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await expect(lines.first()).toContainText('Đã xuất dữ liệu · Nhật ký hệ thống')
  await inspect(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page)
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
})

test('a time for keeping the log is saved, and a year is the least', async ({ page }) => {
  await foundCompany(page, 'Công ty Lưu trữ')
  await page.goto('/settings/audit')
  await page.getByRole('link', { name: 'Thời hạn lưu trữ' }).click()
  const months = page.getByLabel('Nhật ký hệ thống (tháng)')
  await months.fill('6')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(months).toHaveAccessibleDescription(/Không được nhỏ hơn 12/)
  await months.fill('24')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu thời hạn lưu trữ')).toBeVisible()
  await page.reload()
  await expect(months).toHaveValue('24')
  await inspect(page)
})

test('only administrators have the log', async ({ page }) => {
  await signInAs(page, 'manager')
  expect((await page.goto('/settings/audit'))?.status()).toBe(404)
  expect((await page.request.get('/api/audit')).status()).toBe(403)
})

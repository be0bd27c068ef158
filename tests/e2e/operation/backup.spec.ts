import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page
const archives = () => page.getByRole('list', { name: 'Các bản sao lưu' }).getByRole('listitem')

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Sao Lưu')
})
test.afterAll(() => page.context().close())

test('[CS-11] [CS-12] the page says where data and backups lie, and backs nothing up without a path', async () => {
  await page.goto('/settings')
  await page.getByRole('main').getByRole('link', { name: 'Sao lưu và phục hồi' }).click()
  const paths = page.locator('section').filter({ hasText: 'Đường dẫn dữ liệu' })
  await expect(paths.getByText('Đường dẫn dữ liệu')).toBeVisible()
  await expect(paths.locator('dd').first()).toHaveText(/^\/.+/)
  await page.getByRole('button', { name: 'Lưu bản sao' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Chưa có đường dẫn sao lưu' })).toBeVisible()
  await page.getByLabel('Đường dẫn sao lưu').fill('../nơi khác')
  await page.getByRole('button', { name: 'Lưu đường dẫn' }).click()
  await expect(page.getByText('tối đa ba cấp')).toBeVisible()
  await page.getByLabel('Đường dẫn sao lưu').fill('sao-luu/hang-ngay')
  await page.getByRole('button', { name: 'Lưu đường dẫn' }).click()
  await expect(page.getByText('Đã lưu đường dẫn sao lưu')).toBeVisible()
})

test('[CS-15] a name with the date is suggested, and the archive is made, verified and can be taken along', async () => {
  await page.reload()
  await expect(page.getByLabel('Tên tệp')).toHaveValue(/^cohoi-cong-ty-sao-luu-\w+-\d{4}-\d\d-\d\d-\d{4}$/)
  await page.getByLabel('Tên tệp').fill('Sổ tháng 11')
  await page.getByRole('button', { name: 'Lưu bản sao' }).click()
  await expect(archives().filter({ hasText: 'Sổ tháng 11.cohoi' })).toContainText('Đã kiểm tra', {
    timeout: 60_000,
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải về Sổ tháng 11.cohoi' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Sổ tháng 11.cohoi')
  await inspect(page)
})

test('[CS-16] an archive is made by itself each day at the hour that is set', async () => {
  await page.getByLabel('Tần suất').click()
  await page.getByRole('option', { name: 'Hằng ngày' }).click()
  await page.getByLabel('Số bản giữ lại').fill('5')
  await page.getByRole('button', { name: 'Lưu lịch' }).click()
  await expect(page.getByText(/^Lần tới: \d\d\/\d\d\/\d{4} 01:00$/)).toBeVisible()
})

test('[CS-17] an archive comes back by its file name as a workspace of its own', async () => {
  await page.getByRole('button', { name: 'Phục hồi', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Phục hồi dữ liệu' })
  await expect(dialog.getByLabel('Tên tệp')).toContainText('Sổ tháng 11.cohoi')
  await dialog.getByLabel('Tên không gian mới').fill('Sổ cũ')
  await dialog.getByRole('button', { name: 'Khôi phục' }).click()
  await expect(page.getByText('Đã phục hồi')).toBeVisible({ timeout: 60_000 })
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page)
  await page.getByRole('button', { name: 'Mở không gian này' }).click()
  await expect(page).toHaveURL(/\/board/, { timeout: 30_000 })
  await page.goto('/settings/workspace')
  await expect(page.getByLabel('Tên công ty')).toHaveValue('Sổ cũ')
})

import { foundCompany } from '../support/company'
import { inspect, violations } from '../support/inspect'
import { openSettings } from '../support/settings'
import { expect, test } from '../support/test'

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('[CS-29] company information is updated, refused where it is wrong, and printed on reports with the logo', async ({
  page,
}) => {
  await foundCompany(page, 'Công ty In')
  await openSettings(page, 'Cơ cấu tổ chức')
  await page.getByRole('treeitem', { name: /Công ty In/ }).click()
  await page.getByRole('link', { name: 'Thông tin doanh nghiệp' }).click()
  await page.getByLabel('Tên pháp lý').fill('Công ty TNHH Ánh Dương')
  await page.getByLabel('Mã số thuế').fill('0101248142')
  await page.getByLabel('Địa chỉ').fill('25 Lý Thường Kiệt, Hà Nội')
  await page.getByRole('button', { name: 'Cập nhật' }).click()
  await expect(page.getByText('Mã số thuế không đúng')).toBeVisible()
  await page.getByLabel('Mã số thuế').fill('0101 248 141')
  await page.getByRole('button', { name: 'Cập nhật' }).click()
  await expect(page.getByText('MST: 0101248141')).toBeVisible()

  const logo = (name: string, buffer: Buffer) =>
    page.getByLabel('Tệp logo').setInputFiles({ name, mimeType: 'image/png', buffer })
  await logo('logo.png', Buffer.from('<svg/>'))
  await expect(page.getByText('Tệp này không phải ảnh')).toBeVisible()
  await logo('logo.png', Buffer.from(PIXEL, 'base64'))
  const image = page.getByRole('img', { name: 'Logo của Công ty TNHH Ánh Dương' })
  await expect(image).toHaveJSProperty('naturalWidth', 1)
  await inspect(page)

  await page.goto('/opportunities')
  await page.getByRole('link', { name: 'In danh sách' }).click()
  await expect(image).toHaveJSProperty('naturalWidth', 1)
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Công ty TNHH Ánh Dương')).toBeVisible()
  await expect(page.getByText('25 Lý Thường Kiệt, Hà Nội')).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Điều hướng chính' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'In', exact: true })).toBeHidden()
})

import { readFile } from 'node:fs/promises'
import { fresh } from '../support/board'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { createOpportunity, pick } from '../support/opportunity'
import { form, openSettings } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test('a consent is entered with its proof, never by default, and withdrawn', async ({ page }) => {
  await foundCompany(page, 'Công ty Đồng ý')
  await openSettings(page, 'Sổ đồng ý')
  await page.getByRole('button', { name: 'Ghi đồng ý' }).first().click()
  const explicit = form(page).getByRole('checkbox', { name: 'Người này đã chủ động bày tỏ sự đồng ý' })
  await expect(explicit).not.toBeChecked()
  await expect(form(page).getByLabel('Ngày đồng ý')).toHaveValue('')
  await form(page).getByLabel('Họ và tên').fill('Lê Thị Thuận')
  await form(page).getByLabel('Email').fill('thuan@khach.example')
  await form(page).getByLabel('Mục đích').fill('Nhận bản tin')
  await pick(page, form(page).getByRole('combobox', { name: 'Kênh' }), 'Zalo')
  await form(page).getByLabel('Nội dung đã hiển thị').fill('Tôi đồng ý nhận bản tin.')
  await form(page).getByLabel('Bằng chứng').fill('Phiếu 12')
  await form(page).getByLabel('Ngày đồng ý').fill('01/11/2026')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page).getByRole('alert')).toBeVisible()
  await explicit.check()
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  const line = page.getByRole('list', { name: 'Các lần đồng ý' }).getByRole('listitem')
  await expect(line).toContainText('Còn hiệu lực')
  await page.getByRole('button', { name: 'Rút lại đồng ý của Lê Thị Thuận' }).click()
  await expect(line).toContainText('Đã rút')
  await inspect(page)
})

test('a request is answered and done, and the person it came from is found and erased', async ({ page }) => {
  const title = fresh('Của người xin xóa')
  const email = `${fresh('xoa').replaceAll(' ', '')}@khach.example`
  await foundCompany(page, 'Công ty Riêng tư')
  await createOpportunity(page, title, async () => {
    await page.getByLabel('Người liên hệ').fill('Vũ Văn Ẩn')
    await page.getByLabel('Email').fill(email)
  })
  await openSettings(page, 'Yêu cầu về dữ liệu cá nhân')
  await page.getByRole('button', { name: 'Ghi yêu cầu' }).first().click()
  await pick(page, form(page).getByRole('combobox', { name: 'Yêu cầu' }), 'Rút lại đồng ý')
  await form(page).getByLabel('Họ và tên').fill('Vũ Văn Ẩn')
  await form(page).getByLabel('Email').fill(email)
  await form(page).getByLabel('Ngày nhận').fill('02/11/2026')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rút lại đồng ý: Vũ Văn Ẩn')
  await expect(page.getByText('Quá hạn 04/11/2026')).toBeVisible()
  await page.getByRole('button', { name: 'Đã trả lời' }).click()
  await expect(page.getByRole('region', { name: 'Dòng thời gian' })).toContainText('đã trả lời')
  await inspect(page)

  await page.getByRole('link', { name: 'Tìm dữ liệu của người này' }).click()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Bản ghi' })).toContainText(title)
  await inspect(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải JSON' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('Vũ Văn Ẩn')

  await page.getByRole('button', { name: 'Xóa dữ liệu…' }).click()
  await expect(form(page)).toContainText('1 cơ hội')
  await form(page).getByLabel('để xác nhận').fill('xóa')
  await form(page).getByRole('button', { name: 'Xóa vĩnh viễn' }).click()
  await expect(form(page)).toContainText('Gõ lại đúng email')
  await form(page).getByLabel('để xác nhận').fill(email)
  await form(page).getByRole('button', { name: 'Xóa vĩnh viễn' }).click()
  await expect(page.getByText(/^Đã xóa 2 bản ghi/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page.getByText('Không giữ dữ liệu nào của người này')).toBeVisible()
})

test('only administrators have these pages', async ({ page }) => {
  await signInAs(page, 'manager')
  for (const place of ['consents', 'data-requests', 'personal-data', 'retention'])
    expect((await page.goto(`/settings/${place}`))?.status(), place).toBe(404)
})

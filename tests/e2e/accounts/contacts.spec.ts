import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { cell, pick } from '../support/opportunity'
import { fill } from '../support/rows'
import { create, openSettings, row } from '../support/settings'
import { sheetRows } from '../support/sheet'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial' })

let page: Page
let customer = ''
let login: { email: string }

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  login = await foundCompany(page, 'Công ty Liên Hệ')
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Công ty CP Hải Vân')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Công ty CP Hải Vân')
  customer = page.url()
})
test.afterAll(() => page.context().close())

test('[CS-40] positions of contacts are added, renamed and deleted in Cấu hình', async () => {
  await openSettings(page, 'Chức vụ')
  for (const name of ['Giám đốc', 'Thư ký'])
    await create(page, (form) => form.getByLabel('Tên chức vụ').fill(name))
  await row(page, 'Thư ký').getByRole('button', { name: 'Thao tác với Thư ký' }).click()
  await page.getByRole('menuitem', { name: 'Xóa', exact: true }).click()
  await page
    .locator('[role=dialog][data-modal], [role=alertdialog]')
    .getByRole('button', { name: 'Xóa' })
    .click()
  await expect(row(page, 'Thư ký')).toHaveCount(0)
  await expect(row(page, 'Giám đốc')).toBeVisible()
})

test('[CS-51] a contact is added from the page of its customer', async () => {
  await page.goto(customer)
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Liên hệ \d+$/ }) })
  await expect(card).toContainText('Chưa có')
  await card.getByRole('link', { name: 'Tạo liên hệ' }).click()
  await expect(page.getByLabel('Khách hàng', { exact: true })).toContainText('Công ty CP Hải Vân')
  await page.getByLabel('Họ và tên').fill('Đặng Thị Bưởi')
  await page.getByLabel('Điện thoại').fill('0912 000 111')
  await pick(page, page.getByLabel('Chức vụ'), 'Giám đốc')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đặng Thị Bưởi')
  await page.getByRole('main').getByRole('link', { name: 'Mở', exact: true }).first().click()
  await expect(page).toHaveURL(customer)
  await expect(card.getByRole('link', { name: 'Đặng Thị Bưởi' })).toBeVisible()
  await expect(card).toContainText('Giám đốc')
})

test('[CS-52] a contact is added from the list of contacts, its customer found by a part of the name', async () => {
  await page.goto('/contacts')
  await page.getByRole('link', { name: 'Tạo liên hệ' }).click()
  await expect(page).toHaveURL(/\/contacts\/new$/)
  await page.getByLabel('Họ và tên').fill('Lý Văn Cam')
  await page.getByLabel('Khách hàng', { exact: true }).click()
  await page.keyboard.type('hai van')
  await page.getByRole('option', { name: 'Công ty CP Hải Vân' }).click()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lý Văn Cam')
  await page.goto('/contacts')
  await expect(cell(page, 'Lý Văn Cam', 'accountId')).toContainText('Công ty CP Hải Vân')
  await inspect(page)
})

test('[CS-53] contacts are exported, each with its customer, and the log knows of it', async () => {
  await page.goto('/contacts')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Xuất khẩu' }).click()
  await page.getByRole('button', { name: 'Tạo tệp' }).click()
  const [, ...rows] = await sheetRows(await (await download).path())
  expect(rows).toHaveLength(2)
  for (const row of rows) expect(row).toContain('Công ty CP Hải Vân')
  await page.goto('/settings/audit')
  await expect(page.getByRole('main')).toContainText('Đã xuất dữ liệu')
})

test('[CS-53] thousands are made into a file meanwhile, with other columns, and taken from where it lies', async () => {
  await fill(
    `insert into contact (workspace_id, id, name, phone, created_at)
     select workspace_id, gen_random_uuid(), 'Nguyễn Văn ' || n, '+8491' || lpad(n::text, 7, '0'), now() - interval '1 day'
     from member, generate_series(1, 5200) n where email = $1`,
    [login.email],
  )
  await page.goto('/contacts')
  await page.getByRole('button', { name: 'Xuất khẩu' }).click()
  const dialog = page.getByRole('dialog', { name: 'Xuất khẩu' })
  await dialog.getByRole('checkbox', { name: 'Chức vụ' }).click()
  await dialog.getByRole('checkbox', { name: 'Ngày sinh' }).click()
  await dialog.getByRole('radio', { name: 'Tệp CSV' }).click()
  await inspect(page)
  await dialog.getByRole('button', { name: 'Tạo tệp' }).click()
  const files = dialog.getByRole('region', { name: 'Các tệp của bạn' })
  await expect(files).toContainText('5.202 dòng', { timeout: 30_000 })
  await inspect(page)
  await page.reload()
  await page.getByRole('button', { name: 'Xuất khẩu' }).click()
  await expect(dialog.getByRole('checkbox', { name: 'Ngày sinh' })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'Chức vụ' })).not.toBeChecked()
  const download = page.waitForEvent('download')
  await files.getByRole('link', { name: 'Tải về' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^contact-.*\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(5203)
  expect(lines[0]).toContain('Ngày sinh')
  expect(lines[0]).not.toContain('Chức vụ')
  await fill(`delete from contact where name ~ '^Nguyễn Văn [0-9]+$'`, [])
  await dialog.getByRole('button', { name: 'Như danh sách' }).click()
})

test('[ED-30] an opportunity belongs to a customer and a contact, and takes over what they are called', async () => {
  await page.goto(customer)
  await page.getByRole('link', { name: 'Tạo cơ hội' }).click()
  await page.getByLabel('Tên cơ hội').fill('Máy in cho Hải Vân')
  await page.getByLabel('Liên hệ', { exact: true }).click()
  await page.keyboard.type('buoi')
  await page.getByRole('option', { name: /Đặng Thị Bưởi/ }).click()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Máy in cho Hải Vân')
  const main = page.getByRole('main')
  await expect(main).toContainText('Đặng Thị Bưởi')
  await expect(main).toContainText('0912 000 111')
  await page.goto(customer)
  await expect(main.getByRole('link', { name: 'Máy in cho Hải Vân' }).first()).toBeVisible()
  await inspect(page)
})

test('a customer that is gone for ever leaves its contacts behind', async () => {
  await page.goto(customer)
  await page.getByRole('button', { name: 'Thao tác khác' }).click()
  await page.getByRole('menuitem', { name: 'Xóa', exact: true }).click()
  await expect(page.getByText('Đã xóa “Công ty CP Hải Vân” vào thùng rác')).toBeVisible()
  await page.goto('/bin')
  await page.getByRole('checkbox', { name: 'Chọn Công ty CP Hải Vân' }).click()
  await page
    .getByRole('region', { name: 'Thao tác với các dòng đã chọn' })
    .getByRole('button', { name: 'Xóa vĩnh viễn' })
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa vĩnh viễn' }).click()
  await expect(page.getByText('Thùng rác trống')).toBeVisible()
  await page.goto('/contacts')
  await expect(cell(page, 'Lý Văn Cam', 'accountId')).toContainText('–')
})

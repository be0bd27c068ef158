import type { Locator, Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { cell, pick } from '../support/opportunity'
import { create, openSettings, row } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial' })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Kiểu Trường')
})
test.afterAll(() => page.context().close())

const NUMBER = '079099012345'
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: PICTURE })
const add = (name: string, type: string, more?: (dialog: Locator) => Promise<void>) =>
  create(page, async (dialog) => {
    await dialog.getByLabel('Tên thông tin').fill(name)
    await pick(page, dialog.getByLabel('Kiểu dữ liệu'), type)
    await more?.(dialog)
  })
const card = (title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const save = () => page.getByRole('button', { name: 'Lưu' }).click()

test('[EE-14][EE-15] numbers with decimals, files, and formulas that say where they are wrong', async () => {
  await openSettings(page, 'Thông tin bổ sung')
  await pick(page, page.getByLabel('Đang xem'), 'Khách hàng')
  await add('Đơn giá', 'Số tiền')
  await add('Số giờ', 'Số nguyên, số lẻ', (dialog) => dialog.getByLabel('Số chữ số sau dấu phẩy').fill('2'))
  await add('Bản chụp', 'Tệp')
  await add('Thành tiền', 'Công thức', async (dialog) => {
    const formula = dialog.getByRole('textbox', { name: 'Công thức' })
    await formula.fill('don_gia * gio')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await expect(dialog.getByText('tên “gio” (vị trí 11)')).toBeVisible()
    await inspect(page)
    await formula.fill('nếu(so_gio > 10; 0.9; 1) * so_gio * ')
    await dialog.getByRole('button', { name: 'Đơn giá', exact: true }).click()
    await expect(formula).toHaveValue('nếu(so_gio > 10; 0.9; 1) * so_gio * don_gia')
  })
  await expect(row(page, 'Thành tiền')).toContainText('nếu(so_gio > 10; 0.9; 1) * so_gio * don_gia')
})

test('[EE-18] each customer has them: a citizen number masked until asked for, files to look at, amounts computed', async () => {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Lê Thị Cúc')
  await pick(page, page.getByLabel('Loại hình'), 'Cá nhân')
  await page.getByLabel('Số CCCD/CMND').fill('003099012345')
  await page.getByLabel('Đơn giá').fill('200k')
  await page.getByLabel('Số giờ').fill('12,5')
  await page
    .getByRole('group', { name: 'Bản chụp' })
    .locator('input[type=file]')
    .setInputFiles(picture('Mặt trước.png'))
  await expect(page.getByRole('group', { name: 'Bản chụp' })).toContainText('Mặt trước.png')
  await save()
  await expect(page.getByText(/^Số căn cước không đúng/)).toBeVisible()
  await page.getByLabel('Số CCCD/CMND').fill('079 099 012 345')
  await save()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lê Thị Cúc')

  const main = page.getByRole('main')
  await expect(main).toContainText('•••• 345')
  await expect(main).not.toContainText(NUMBER)
  const added = card('Thông tin bổ sung')
  await expect(added).toContainText('12,5')
  await expect(added).toContainText('2.250.000')
  await inspect(page)
  await main.getByRole('button', { name: 'Xem Số CCCD/CMND' }).click()
  await expect(main).toContainText(NUMBER)
  await main.getByRole('button', { name: 'Ẩn Số CCCD/CMND' }).click()
  await expect(main).not.toContainText(NUMBER)

  await added.getByRole('button', { name: 'Mặt trước.png', exact: true }).click()
  const shown = page.getByRole('dialog').getByRole('img', { name: 'Mặt trước.png' })
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  await page.keyboard.press('Escape')
  await added.locator('input[type=file]').setInputFiles(picture('Mặt sau.png'))
  await expect(added.getByRole('button', { name: 'Mặt sau.png', exact: true })).toBeVisible()
  await added.getByRole('button', { name: 'Bỏ Mặt trước.png' }).click()
  await expect(added.getByRole('button', { name: 'Mặt trước.png', exact: true })).toHaveCount(0)
  await added.getByRole('button', { name: /^Số giờ/ }).dblclick()
  await added.getByRole('textbox').fill('8,25')
  await page.keyboard.press('Enter')
  await expect(added).toContainText('1.650.000')
  await page.reload()
  await expect(main).toContainText('đã xem đầy đủ số giấy tờ')
  await expect(card('Thông tin bổ sung')).toContainText('Mặt sau.png')
})

test('[CS-45] an import says which fields no column fills', async () => {
  await page.goto('/customers')
  await page.getByRole('link', { name: 'Nhập khẩu' }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'khách.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Tên khách hàng;Bản chụp\r\nLê Thị Nhập;hop-dong.pdf'),
  })
  await expect(page.getByText('Không nhập được từ bảng: Bản chụp.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Trường của cột Bản chụp' })).toHaveText('Bỏ qua cột này')
  await inspect(page)
})

test('[EE-18] the list is put in order by such a field, and finds a citizen number by the whole of it', async () => {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Công ty Nhiều Giờ')
  await page.getByLabel('Số giờ').fill('40')
  await save()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Công ty Nhiều Giờ')
  await page.goto('/customers?cols=name,c_so_gio,c_thanh_tien,c_ban_chup,citizenId')
  const names = page.locator('[data-row] [data-cell="name"]')
  await page
    .getByRole('columnheader', { name: 'Số giờ' })
    .getByRole('button', { name: 'Số giờ', exact: true })
    .click()
  await expect(names).toHaveText(['Lê Thị Cúc', 'Công ty Nhiều Giờ'])
  await page
    .getByRole('columnheader', { name: 'Số giờ' })
    .getByRole('button', { name: 'Số giờ', exact: true })
    .click()
  await expect(names).toHaveText(['Công ty Nhiều Giờ', 'Lê Thị Cúc'])
  await expect(cell(page, 'Lê Thị Cúc', 'c_thanh_tien')).toContainText('1.650.000')
  await expect(cell(page, 'Lê Thị Cúc', 'c_ban_chup')).toContainText('Mặt sau.png')
  await expect(cell(page, 'Lê Thị Cúc', 'citizenId')).toContainText('•••• 345')
  await inspect(page)
  await page.goto(`/customers?q=${NUMBER}`)
  await expect(names).toHaveText(['Lê Thị Cúc'])
  await page.goto(`/customers?q=${NUMBER.slice(0, 8)}`)
  await expect(page.getByRole('link', { name: 'Lê Thị Cúc' })).toHaveCount(0)
})

test('[EE-37][EE-38][CS-14] a field is demanded of people and not of companies, by one chooser above the lists', async () => {
  await page.goto('/settings/record-rules')
  await pick(page, page.getByLabel('Khi nào'), 'Thêm điều kiện…')
  await pick(page, page.getByLabel('Khi trường'), 'Loại hình')
  await page.getByLabel('Có giá trị').click()
  await page.getByRole('option', { name: 'Cá nhân' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Bắt buộc Số CCCD/CMND' }).click()
  const required = page.getByRole('list', { name: 'Bắt buộc', exact: true })
  await expect(required).toContainText('Số CCCD/CMND')
  await inspect(page)
  await save()
  await expect(page.getByText('Đã lưu')).toBeVisible()
  await page.reload()
  await expect(required).not.toContainText('Số CCCD/CMND')
  await pick(page, page.getByLabel('Khi nào'), 'Loại hình là Cá nhân')
  await expect(required).toContainText('Số CCCD/CMND')

  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Công ty Thành Người')
  await save()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Công ty Thành Người')
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Hoàng Văn Thiếu')
  await pick(page, page.getByLabel('Loại hình'), 'Cá nhân')
  await save()
  await expect(page.getByText('Không được để trống.')).toBeVisible()
  await expect(page).toHaveURL(/new$/)
})

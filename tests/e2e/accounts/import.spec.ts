import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { sheetRows } from '../support/sheet'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Nhập')
})
test.afterAll(() => page.context().close())

const bring = (name: string, content: Buffer | string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const line = (text: string) => page.getByRole('row').filter({ hasText: text })

const ROWS = [
  ['STT', 'Tên KH', 'Loại hình', 'SĐT', 'Thư điện tử', 'Ngày thành lập', 'Nhân viên', 'Nguồn'],
  [
    '1',
    'Công ty Hòa Bình',
    'doanh nghiệp',
    '0912 345 678',
    'hb@example.vn',
    '31/12/1990',
    'Trần Thị Sếp',
    'Hội chợ',
  ],
  ['2', 'Nguyễn Văn An', 'Cá nhân', '+84 987 654 321', 'an@example.vn', '', '', ''],
  ['3', 'An viết lại', 'Cá nhân', '', 'AN@example.vn', '01/02/1991', '', ''],
  ['4', '', 'Cá nhân', '12', 'sai', '30/02/1990', 'Không Ai', ''],
]
const FILE = ROWS.map((row) => row.join(';')).join('\r\n')

test('[CS-45] a template is taken, and a file that is no table is refused in words', async () => {
  await page.goto('/customers')
  await page.getByRole('link', { name: 'Nhập khẩu' }).click()
  await expect(page.getByRole('heading', { name: 'Nhập khẩu khách hàng' })).toBeVisible()
  await inspect(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tệp mẫu Excel' }).click()
  const [head, sample] = await sheetRows(await (await download).path())
  expect(head).toEqual(expect.arrayContaining(['Tên khách hàng', 'Loại hình', 'Mã số thuế']))
  expect(sample).toContain('Doanh nghiệp')

  await bring('khach.csv', Buffer.from('89504e470d0a1a0a0000000d4948', 'hex'))
  await expect(page.getByRole('alert').filter({ hasText: 'không phải bảng tính' })).toBeVisible()
  await inspect(page)
})

test('[CS-45] a Vietnamese file is matched, seen through row by row, and becomes customers', async () => {
  await page.getByRole('link', { name: 'Nhập tệp khác' }).click()
  await bring('khách hàng.csv', FILE)
  const field = (column: string) => page.getByRole('combobox', { name: `Trường của cột ${column}` })
  await expect(field('Tên KH')).toHaveText('Tên khách hàng')
  await expect(field('Thư điện tử')).toHaveText('Email')
  await expect(field('STT')).toHaveText('Bỏ qua cột này')
  await pick(page, field('Tên KH'), 'Bỏ qua cột này')
  await expect(page.getByRole('alert').filter({ hasText: 'Tên khách hàng' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kiểm tra các dòng' })).toBeDisabled()
  await pick(page, field('Tên KH'), 'Tên khách hàng')
  await page.getByRole('checkbox', { name: 'Tạo mục còn thiếu' }).click()
  await inspect(page)
  await press('Kiểm tra các dòng')

  await expect(page.getByText('2 dòng tạo mới')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Xem trước' })).toBeFocused()
  await expect(page.getByText('1 dòng trùng')).toBeVisible()
  await expect(line('Dòng lỗi')).toContainText('Số điện thoại không hợp lệ.')
  await expect(line('Dòng lỗi')).toContainText('Không tìm thấy “Không Ai”.')
  await expect(line('An viết lại')).toContainText('Trùng với dòng 3')
  await pick(page, page.getByRole('combobox', { name: 'Sẽ làm gì với dòng 4' }), 'Cập nhật')
  await inspect(page)
  await press('Nhập khẩu')

  await expect(page.getByText('Đã nhập xong')).toBeVisible({ timeout: 30_000 })
  for (const [name, count] of [
    ['Đã tạo', 2],
    ['Đã cập nhật', 1],
    ['Bị từ chối', 1],
  ] as const)
    await expect(page.locator('dl > div').filter({ hasText: name })).toContainText(String(count))
  await inspect(page)
  const download = page.waitForEvent('download')
  await press('Tải các dòng lỗi')
  const [head, refused, ...rest] = await sheetRows(await (await download).path())
  expect(head?.slice(-2)).toEqual(['Dòng trong tệp', 'Lý do bị từ chối'])
  expect(refused?.at(-1)).toContain('Điện thoại: Số điện thoại không hợp lệ.')
  expect(rest).toEqual([])
})

test('[CS-45] the whole import is taken back', async () => {
  const address = page.url()
  await page.getByRole('link', { name: 'Xem danh sách' }).click()
  await expect(line('Công ty Hòa Bình')).toBeVisible()
  await expect(line('An viết lại')).toBeVisible()
  await line('Công ty Hòa Bình').getByRole('link').first().click()
  await expect(page.getByRole('main')).toContainText('đã nhập từ tệp')
  await expect(page.getByRole('main')).toContainText('Hội chợ')

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(address)
  await inspect(page)
  await press('Hoàn tác lần nhập')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hoàn tác lần nhập' }).click()
  await expect(page.getByText('Đã hoàn tác').first()).toBeVisible({ timeout: 30_000 })
  await page.goto('/customers?view=all')
  await expect(page.getByText('Chưa có khách hàng nào')).toBeVisible()
})

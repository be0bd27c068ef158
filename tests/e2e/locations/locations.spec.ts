import type { Page } from '@playwright/test'
import writeXlsxFile from 'write-excel-file/node'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { form, openSettings } from '../support/settings'
import { sheetRows } from '../support/sheet'
import { expect, phone, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page
const SCREEN = 'Vị trí địa lí'

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Địa Danh')
})
test.afterAll(() => page.context().close())

const item = (name: string | RegExp) => page.getByRole('treeitem', { name })
const search = () => page.getByRole('main').getByRole('searchbox')
const fillPlace = async (name: string, above?: { typed: string; option: string | RegExp }) => {
  await form(page).getByRole('textbox', { name: 'Tên' }).fill(name)
  if (above) {
    await form(page).getByRole('combobox', { name: 'Trực thuộc' }).click()
    await page.keyboard.type(above.typed)
    await page.getByRole('option', { name: above.option }).first().click()
  }
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
}

test('[CS-38] both schemes of Vietnam stand in one tree that opens branch by branch and is searched without marks', async () => {
  await openSettings(page, SCREEN)
  await expect(item(/./)).toHaveCount(35) // Vietnam and its provinces
  await expect(item(/^Thành phố Hồ Chí Minh, cũ:/)).toContainText('Bình Dương')
  await item(/^Thành phố Hà Nội/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(item(/^Phường Cửa Nam, cũ:/)).toContainText('phường Hàng Bài')
  await page.keyboard.press('ArrowLeft')
  await expect(item(/^Phường Cửa Nam/)).toHaveCount(0)
  await inspect(page)

  await page.getByRole('radio', { name: 'Trước 01/07/2025' }).click()
  await expect(item(/./)).toHaveCount(64)
  await search().fill('p hang bai hoan kiem')
  await expect(item(/./)).toHaveCount(1)
  await expect(item('Phường Hàng Bài, Quận Hoàn Kiếm, Thành phố Hà Nội, nay: phường Cửa Nam')).toBeVisible()
  await item(/Hàng Bài/).press('Enter')
  await expect(item(/^Phường Hàng Bài/)).toBeFocused()
  await expect(item('Quận Hoàn Kiếm')).toHaveAttribute('aria-expanded', 'true')
})

test('[CS-38] a place is added with its name and what it belongs to, renamed, moved, archived and deleted', async () => {
  await page.getByRole('radio', { name: 'Hiện hành' }).click()
  await expect(item(/./)).toHaveCount(35)
  await page.getByRole('button', { name: 'Thêm vị trí' }).click()
  await fillPlace('Lào')
  await expect(item(/^Lào/)).toBeFocused()

  await page.keyboard.press('Insert')
  await fillPlace('Viêng Chăn')
  await expect(item(/^Viêng Chăn/)).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('Insert')
  await fillPlace('Sikhottabong')
  await expect(item(/^Sikhottabong/)).toBeFocused()

  // Twins are refused, and what was typed stays.
  await item(/^Lào/).focus()
  await page.keyboard.press('Insert')
  await form(page).getByRole('textbox', { name: 'Tên' }).fill('viêng chăn')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toContainText('đã')
  await page.keyboard.press('Escape')

  await item(/^Sikhottabong/).press('F2')
  await fillPlace('Khu đô thị Ciputra', { typed: 'phu thuong ha noi', option: /Phường Phú Thượng/ })
  await expect(item(/^Sikhottabong/)).toHaveCount(0)
  await search().fill('ciputra')
  await expect(item(/^Khu đô thị Ciputra, Phường Phú Thượng, Thành phố Hà Nội/)).toBeVisible()
  // Chosen among what was found, it is shown in the tree, where it stands far down.
  await item(/Ciputra/).click()
  await expect(search()).toHaveValue('')
  await expect(item(/^Khu đô thị Ciputra/)).toBeFocused()
  await expect(item(/^Khu đô thị Ciputra/)).toBeInViewport()

  await page.getByRole('button', { name: 'Thao tác với Khu đô thị Ciputra' }).click()
  await page.getByRole('menuitem', { name: 'Lưu trữ' }).click()
  await expect(item(/^Khu đô thị Ciputra/)).toContainText('Đã lưu trữ')
  const archived = page.locator('[data-sonner-toast]').filter({ hasText: 'Đã lưu trữ “Khu đô thị Ciputra”' })
  await archived.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(item(/^Khu đô thị Ciputra/)).toContainText('Tự thêm')

  await item(/^Lào/).press('Delete')
  await expect(page.getByRole('alertdialog')).toContainText('Mọi vị trí bên dưới')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa' }).click()
  await expect(item(/^Lào/)).toHaveCount(0)
  await expect(item(/^Viêng Chăn/)).toHaveCount(0)
  // What comes with the product has no other entry in its menu than adding below.
  await page.getByRole('button', { name: 'Thao tác với Việt Nam' }).click()
  await expect(page.getByRole('menuitem')).toHaveText(['Thêm vị trí bên dưới'])
  await page.keyboard.press('Escape')
})

const line = () => page.getByRole('textbox', { name: 'Địa chỉ' })
const unit = () => page.getByRole('main').getByRole('combobox', { name: 'Phường, xã, quận, tỉnh' })
const shown = () => page.getByRole('button', { name: /^Địa chỉ:/ })

test('[CS-38] an old address of a customer shows where it is today, and keeps what was typed', async () => {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Công ty Hàng Bài')
  await line().fill('12 Lý Thường Kiệt')
  await unit().click()
  await page.keyboard.type('p. hang bai hoan kiem')
  await expect(page.getByRole('option')).toContainText('cũ')
  await page.keyboard.press('Enter')
  await expect(unit()).toContainText('phường Cửa Nam, Hà Nội (cũ: phường Hàng Bài, quận Hoàn Kiếm)')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(shown()).toContainText(
    '12 Lý Thường Kiệt, phường Cửa Nam, Hà Nội (cũ: phường Hàng Bài, quận Hoàn Kiếm)',
  )
})

test('[CS-38] a ward that was split is asked for, and the change stands in the timeline as words', async () => {
  await shown().dblclick()
  await line().fill('5 Chùa Hà, P. Dịch Vọng, Q. Cầu Giấy, Hà Nội')
  await page.getByRole('button', { name: 'Bỏ chọn Phường, xã, quận, tỉnh' }).click()
  await page.getByRole('button', { name: /^Nhận ra phường Dịch Vọng, quận Cầu Giấy, Hà Nội/ }).click()
  await expect(line()).toHaveValue('5 Chùa Hà')
  await page.getByRole('radio', { name: 'Phường Nghĩa Đô' }).click()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(shown()).toContainText(
    '5 Chùa Hà, phường Nghĩa Đô, Hà Nội (cũ: phường Dịch Vọng, quận Cầu Giấy)',
  )
  await page.reload()
  await expect(page.getByRole('main')).toContainText('phường Cửa Nam, Hà Nội (cũ: phường Hàng Bài')
  await inspect(page)
})

test('[CS-38] customers are filtered by the province of today, wherever they said they were', async () => {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Công ty Thủ Dầu Một')
  await unit().click()
  await page.keyboard.type('phu cuong thu dau mot')
  await page.getByRole('option', { name: /Phú Cường/ }).click()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(shown()).toContainText('phường Thủ Dầu Một, TP. Hồ Chí Minh (cũ: phường Phú Cường')
  await page.goto(`/customers?filter=${encodeURIComponent(JSON.stringify(['address', 'in', ['79']]))}`)
  await expect(page.getByRole('row').filter({ hasText: 'Công ty Thủ Dầu Một' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Công ty Hàng Bài' })).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('Địa chỉ thuộc tỉnh TP. Hồ Chí Minh')
})

const file = async (...rows: (string | null)[][]) => ({
  name: 'vi-tri.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await writeXlsxFile(
    rows.map((row) => row.map((value) => value && { value })) as never,
    {} as never,
  ).toBuffer(),
})
const HEAD = ['Quốc gia', 'Tỉnh', 'Huyện', 'Xã']

test('[CS-39] places come from an Excel file: mistakes are named by line, and it goes in as a whole', async () => {
  await page.goto('/settings/locations')
  await page.getByRole('button', { name: 'Nhập từ Excel' }).click()
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    form(page).getByRole('link', { name: 'Tải tệp mẫu' }).click(),
  ])
  expect((await sheetRows(await template.path()))[0]).toEqual(HEAD)

  const chooser = form(page).getByLabel('Tệp cần nhập')
  const add = form(page).getByRole('button', { name: /^Nhập/ })
  await chooser.setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from([1, 2, 3, 0]) })
  await expect(form(page)).toContainText('không phải bảng tính')
  await chooser.setInputFiles(
    await file(HEAD, ['Campuchia', 'Phnôm Pênh', null, null], ['Campuchia', null, 'Quận', null]),
  )
  await expect(form(page)).toContainText('1 dòng lỗi')
  await expect(form(page)).toContainText('Dòng 3: có huyện hoặc xã nhưng thiếu tỉnh')
  await expect(add).toBeDisabled()

  await chooser.setInputFiles(
    await file(
      HEAD,
      ['Campuchia', 'Phnôm Pênh', null, null],
      ['Campuchia', 'Xiêm Riệp', null, null],
      ['Việt Nam', 'Hà Nội', null, 'Phường Cửa Nam'],
    ),
  )
  await expect(form(page)).toContainText('3 dòng: 3 vị trí mới, 1 dòng đã có, 0 dòng lỗi')
  await expect(form(page)).toContainText('Phnôm Pênh, Campuchia')
  await inspect(page)
  await form(page).getByRole('button', { name: 'Nhập 3 vị trí' }).click()
  await expect(form(page)).toBeHidden()
  await item(/^Campuchia/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(item(/^Xiêm Riệp/)).toBeVisible()
})

test.describe('on a phone', () => {
  test.use(phone)
  test('[CS-38] the tree and an address are written with a thumb', async ({ browser }) => {
    const small = await (
      await browser.newContext({ ...phone, storageState: await page.context().storageState() })
    ).newPage()
    await small.goto('/settings/locations')
    await small.getByRole('treeitem', { name: /^Thành phố Cần Thơ/ }).tap()
    await expect(small.getByRole('treeitem', { name: /^Phường Ninh Kiều/ })).toBeVisible()
    await small.goto('/customers/new')
    await small.getByRole('combobox', { name: 'Phường, xã, quận, tỉnh' }).tap()
    await small.keyboard.type('ninh kieu')
    await small.getByRole('option', { name: /^Phường Ninh Kiều/ }).tap()
    await expect(
      small.getByRole('main').getByRole('combobox', { name: 'Phường, xã, quận, tỉnh' }),
    ).toContainText('Ninh Kiều, Cần Thơ')
    await inspect(small)
    await small.context().close()
  })
})

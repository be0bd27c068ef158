import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { cell, pick } from '../support/opportunity'
import { create, expectGone, form, menu, openSettings, row } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial' })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Thêm Trường')
})
test.afterAll(() => page.context().close())

const shelf = (name: string) => pick(page, page.getByLabel('Đang xem'), name)

test('[EE-14][EE-15] a field of one’s own has a name, a code made on a click, and a type of data', async () => {
  await openSettings(page, 'Thông tin bổ sung')
  await shelf('Khách hàng')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên thông tin').fill('Quy mô (người)')
    await dialog.getByRole('button', { name: 'Tạo mã' }).click()
    await expect(dialog.getByLabel('Tên mã hóa')).toHaveValue('quy_mo_nguoi')
    await pick(page, dialog.getByLabel('Kiểu dữ liệu'), 'Số nguyên, số lẻ')
  })
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên thông tin').fill('Hạng')
    await pick(page, dialog.getByLabel('Kiểu dữ liệu'), 'Chọn một')
    for (const choice of ['Vàng', 'Bạc']) {
      await dialog.getByPlaceholder('Dòng mới…').fill(choice)
      await page.keyboard.press('Enter')
    }
  })
  await expect(row(page, 'Quy mô (người)')).toContainText('quy_mo_nguoi')
  await expect(row(page, 'Hạng')).toContainText('Chọn một')
  await inspect(page)
  await shelf('Liên hệ')
  await expect(row(page, 'Hạng')).toHaveCount(0)
})

test('[EE-18] each customer has it: in the form, on the page, in the list, and as a filter', async () => {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Công ty Hạng Vàng')
  await page.getByLabel('Quy mô (người)').fill('mười')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Giá trị không hợp lệ.')).toBeVisible()
  await page.getByLabel('Quy mô (người)').fill('1250')
  await pick(page, page.getByLabel('Hạng'), 'Vàng')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Công ty Hạng Vàng')
  const added = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Thông tin bổ sung' }) })
  await expect(added).toContainText('1.250')
  await expect(page.getByRole('main')).toContainText('Vàng')
  await inspect(page)
  await added.getByRole('button', { name: /^Quy mô/ }).dblclick()
  await added.getByRole('textbox').fill('1300')
  await page.keyboard.press('Enter')
  await expect(added).toContainText('1.300')
  await page.goto(`/customers?cols=name,c_hang,c_quy_mo_nguoi&filter=["c_quy_mo_nguoi","gte",1300]`)
  await expect(cell(page, 'Công ty Hạng Vàng', 'c_hang')).toContainText('Vàng')
  await expect(page.getByRole('main')).toContainText('Quy mô (người) từ 1300')
  await page.goto(`/customers?filter=["c_quy_mo_nguoi","lt",1300]`)
  await expect(page.getByRole('link', { name: 'Công ty Hạng Vàng' })).toHaveCount(0)
})

test('[EE-16] it is renamed, and so are its choices; code and type are no longer asked for', async () => {
  await openSettings(page, 'Thông tin bổ sung')
  await shelf('Khách hàng')
  await menu(page, 'Hạng', 'Sửa')
  await expect(form(page).getByLabel('Tên mã hóa')).toHaveCount(0)
  await form(page).getByLabel('Tên thông tin').fill('Hạng thẻ')
  await form(page).getByRole('textbox', { name: 'Nội dung dòng' }).first().fill('Hạng Kim Cương')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(row(page, 'Hạng thẻ')).toBeVisible()
  await page.goto('/customers?cols=name,c_hang')
  await expect(page.getByRole('columnheader', { name: 'Hạng thẻ' })).toBeVisible()
  await expect(cell(page, 'Công ty Hạng Vàng', 'c_hang')).toContainText('Hạng Kim Cương')
})

test('[EE-17] who deletes it is told how many values go with it', async () => {
  await openSettings(page, 'Thông tin bổ sung')
  await shelf('Khách hàng')
  await menu(page, 'Hạng thẻ', 'Xóa')
  await expect(form(page)).toContainText('1 giá trị đã nhập sẽ bị xóa theo')
  await inspect(page)
  await form(page).getByRole('button', { name: 'Xóa', exact: true }).click()
  await expectGone(page, 'Hạng thẻ')
  await page.goto('/customers/new')
  await expect(page.getByLabel('Quy mô (người)')).toBeVisible()
  await expect(page.getByLabel('Hạng')).toHaveCount(0)
})

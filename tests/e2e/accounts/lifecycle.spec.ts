import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { choose, create, form, menu, openSettings, remove, row } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page
const SCREEN = 'Trạng thái khách hàng'

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Vòng Đời')
})
test.afterAll(() => page.context().close())

const navigation = () => page.getByRole('complementary', { name: 'Điều hướng chính' })
const names = () =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .locator('[data-inline-edit], .font-medium')
    .evaluateAll((all) => [...new Set(all.map(({ textContent }) => textContent?.trim()))])

test('[EE-01][EE-02][XL-05] the workflow opens with three pipelines and what stands below them', async () => {
  await openSettings(page, SCREEN)
  for (const name of ['Trước bán hàng', 'Trong bán hàng', 'Sau bán hàng', 'Tư vấn', 'Đang sử dụng'])
    await expect(row(page, name)).toBeVisible()
  await inspect(page)
})

test('[EE-03][EE-04][EE-05][EE-06][XL-06] a relationship is added below another, with a colour, at its place', async () => {
  await create(page, async (dialog) => {
    await dialog.getByRole('textbox').first().fill('Đang dùng thử')
    await choose(page, 'Mối quan hệ cha', 'Trong bán hàng')
    await dialog.getByRole('radio', { name: 'Hồng', exact: false }).first().click()
  })
  await expect(row(page, 'Đang dùng thử')).toBeVisible()
  const order = await names()
  const [root, own, next] = ['Trong bán hàng', 'Đang dùng thử', 'Sau bán hàng'].map((name) =>
    order.indexOf(name),
  )
  expect(root).toBeLessThan(own ?? 0)
  expect(own).toBeLessThan(next ?? 0)
})

test('[EE-04][EE-07][EE-08] without a parent it is a pipeline, and with an icon it stands in the menu Vòng đời', async () => {
  await create(page, async (dialog) => {
    await dialog.getByRole('textbox').first().fill('Chăm sóc lâu dài')
    await pick(page, dialog.getByLabel('Biểu tượng'), 'Trái tim')
  })
  await expect(navigation().getByRole('link', { name: 'Chăm sóc lâu dài' })).toBeVisible()
  await expect(navigation().getByRole('link', { name: 'Trước bán hàng' })).toBeVisible()
})

test('[EE-09] more than five pipelines are advised against, not refused', async () => {
  const advice = page.getByText('Nên dùng nhiều nhất 4–5 quy trình')
  await expect(advice).toHaveCount(0)
  for (const name of ['Quy trình năm', 'Quy trình sáu'])
    await create(page, (dialog) => dialog.getByRole('textbox').first().fill(name))
  await expect(advice).toBeVisible()
})

test('[EE-10][EE-11] one is moved by its handle, renamed where it stands, and given another parent', async () => {
  await page.getByRole('button', { name: 'Đổi vị trí Đang dùng thử' }).click()
  await page
    .getByRole('menuitem', { name: 'Lên trên' })

    .first()
    .click()
  await expect(page.getByText('Đã lưu').or(page.getByText('Đã đổi vị trí')).first()).toBeVisible()
  await menu(page, 'Đang dùng thử', 'Sửa')
  await choose(page, 'Mối quan hệ cha', 'Sau bán hàng')
  await form(page).getByRole('textbox').first().fill('Dùng thử xong')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  const order = await names()
  expect(order.indexOf('Dùng thử xong')).toBeGreaterThan(order.indexOf('Sau bán hàng'))
  await inspect(page)
})

test('[XL-07][EE-13] a customer stands at one of the last stages, is found by it, and its way is remembered', async () => {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill('Công ty Dùng Thử')
  const state = page.getByLabel('Trạng thái', { exact: true })
  await state.click()
  await expect(page.getByRole('option', { name: 'Sau bán hàng' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await pick(page, state, 'Dùng thử xong')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Công ty Dùng Thử')
  await navigation().getByRole('link', { name: 'Sau bán hàng' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Công ty Dùng Thử' })).toContainText('Dùng thử xong')
  await navigation().getByRole('link', { name: 'Trước bán hàng' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Công ty Dùng Thử' })).toHaveCount(0)
})

test('[EE-12] deleting one in use asks where its customers go, and they go there', async () => {
  await openSettings(page, SCREEN)
  await expect(row(page, 'Dùng thử xong')).toContainText('1 khách hàng')
  await remove(page, 'Dùng thử xong', 'Đang sử dụng')
  await page.goto('/customers')
  await expect(page.getByRole('row').filter({ hasText: 'Công ty Dùng Thử' })).toContainText('Đang sử dụng')
  await page.getByRole('link', { name: 'Công ty Dùng Thử' }).click()
  await expect(page.getByRole('main')).toContainText('Đang sử dụng')
})

test('[CS-35][CS-36][CS-37] a criterion leads on to its groups, and customers are put into them', async () => {
  await openSettings(page, 'Tiêu chí phân loại')
  await page.getByRole('main').getByRole('button', { name: 'Tạo' }).first().click()
  await form(page).getByLabel('Tên tiêu chí').fill('Khu vực')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await form(page).getByRole('link', { name: 'Nhóm mới' }).click()
  await expect(page).toHaveURL(/customer-groups/)
  await form(page).getByLabel('Tên nhóm').fill('Miền Bắc')
  await expect(form(page).getByLabel('Tiêu chí', { exact: true })).toContainText('Khu vực')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(row(page, 'Miền Bắc')).toContainText('Khu vực')
  await page.goto('/customers')
  await page.getByRole('link', { name: 'Công ty Dùng Thử' }).click()
  await page.getByRole('button', { name: /^Nhóm khách hàng/ }).dblclick()
  await page.getByRole('option', { name: 'Miền Bắc' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await expect(page.getByRole('button', { name: /^Nhóm khách hàng/ })).toContainText('Miền Bắc')
})

test('[EE-24][EE-25][EE-26][EE-27][EE-28] groups stand below groups of a branch, and go with or without them', async () => {
  await page.goto('/settings/customer-groups')
  for (const [name, parent] of [
    ['Đại lý', ''],
    ['Đại lý cấp 1', 'Đại lý'],
    ['Đại lý cấp 2', 'Đại lý'],
  ] as const) {
    await create(page, async (dialog) => {
      await dialog.getByLabel('Tên nhóm').fill(name)
      if (parent) await choose(page, 'Nhóm cha', parent)
      else await choose(page, 'Cơ sở', 'Công ty Vòng Đời')
    })
  }
  await expect(row(page, 'Đại lý')).toContainText('Công ty Vòng Đời')
  await menu(page, 'Đại lý cấp 2', 'Sửa')
  await form(page).getByLabel('Tên nhóm').fill('Đại lý vùng')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(row(page, 'Đại lý vùng')).toBeVisible()
  await menu(page, 'Đại lý', 'Xóa')
  await form(page).getByRole('checkbox', { name: 'Xóa cả 2 mục con' }).click()
  await form(page).getByRole('button', { name: 'Xóa' }).click()
  for (const name of ['Đại lý', 'Đại lý cấp 1', 'Đại lý vùng']) await expect(row(page, name)).toHaveCount(0)
  await expect(row(page, 'Miền Bắc')).toBeVisible()
  await inspect(page)
})

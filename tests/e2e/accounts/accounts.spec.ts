import type { Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { create, form, menu, openSettings, remove, row } from '../support/settings'
import { sheetRows } from '../support/sheet'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const COLLEAGUE = 'Phạm Thị Hai'
let admin: Page
let colleague: Page

test.beforeAll(async ({ browser }) => {
  admin = await (await browser.newContext()).newPage()
  await foundCompany(admin, 'Công ty Khách')
  colleague = await joinCompany(admin, {
    email: `${fresh('hai')}@example.test`,
    name: COLLEAGUE,
    group: 'Nhân viên kinh doanh',
  })
})
test.afterAll(async () => {
  await admin.context().close()
  await colleague.context().close()
})

test('[XL-02][XL-03][EE-31][EE-34][EE-19][EE-20] what customers are sorted by is kept in Cấu hình', async () => {
  for (const [screen, name] of [
    ['Loại khách hàng', 'Triển vọng'],
    ['Nghề nghiệp', 'Giáo viên'],
    ['Trường học', 'THPT Chu Văn An'],
    ['Lý do ngừng chăm sóc', 'Chuyển đi xa'],
  ] as const) {
    await openSettings(admin, screen)
    await create(admin, (dialog) => dialog.getByRole('textbox').first().fill(name))
    await expect(row(admin, name)).toBeVisible()
  }
  await inspect(admin)
})

test('[CS-42][XL-04][SB-07] a customer is made, refused where it is wrong, and found by its type', async () => {
  await admin.goto('/customers')
  await expect(admin.getByText('Chưa có khách hàng nào')).toBeVisible()
  await admin.getByRole('main').getByRole('link', { name: 'Tạo khách hàng' }).first().click()
  await admin.getByLabel('Tên khách hàng').fill('Công ty TNHH Hòa Bình')
  await admin.getByLabel('Mã số thuế').fill('0100109107')
  await admin.getByLabel('Trang web').fill('hoabinh')
  await admin.getByRole('button', { name: 'Lưu' }).click()
  await expect(admin.getByText('Mã số thuế không đúng')).toBeVisible()
  await expect(admin.getByText('Địa chỉ web không hợp lệ')).toBeVisible()
  await admin.getByLabel('Mã số thuế').fill('0100109106')
  await admin.getByLabel('Trang web').fill('hoabinh.vn')
  await admin.getByLabel('Điện thoại').fill('0912 345 678')
  await pick(admin, admin.getByLabel('Loại khách hàng'), 'Triển vọng')
  await inspect(admin)
  await admin.getByRole('button', { name: 'Lưu' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Công ty TNHH Hòa Bình')
  await expect(
    admin.getByRole('link', { name: 'hoabinh.vn' }).or(admin.getByText('hoabinh.vn')).first(),
  ).toBeVisible()
  await inspect(admin)

  const filter = JSON.stringify(['typeId', 'set'])
  await admin.goto(`/customers?filter=${encodeURIComponent(filter)}`)
  await expect(admin.getByRole('row').filter({ hasText: 'Hòa Bình' })).toContainText('Triển vọng')
  await admin.goto('/customers?q=hoa+binh')
  await expect(admin.getByRole('row').filter({ hasText: 'Hòa Bình' })).toBeVisible()
  await inspect(admin)
})

test('[SB-08][EE-33][EE-36] a person has an occupation and a school instead of a tax code', async () => {
  await admin.goto('/customers/new')
  await admin.getByLabel('Tên khách hàng').fill('Nguyễn Văn Dũng')
  await pick(admin, admin.getByLabel('Loại hình'), 'Cá nhân')
  await expect(admin.getByLabel('Mã số thuế')).toBeHidden()
  await pick(admin, admin.getByLabel('Nghề nghiệp'), 'Giáo viên')
  await pick(admin, admin.getByLabel('Trường học'), 'THPT Chu Văn An')
  await admin.getByRole('button', { name: 'Lưu' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Nguyễn Văn Dũng')
  await expect(admin.getByText('Giáo viên').first()).toBeVisible()

  await openSettings(admin, 'Nghề nghiệp')
  await expect(row(admin, 'Giáo viên')).toContainText('1 khách hàng')
  await openSettings(admin, 'Trường học')
  await create(admin, (dialog) => dialog.getByRole('textbox').first().fill('THPT Phan Đình Phùng'))
  await remove(admin, 'THPT Chu Văn An', 'THPT Phan Đình Phùng')
  await expect(row(admin, 'THPT Phan Đình Phùng')).toContainText('1 khách hàng')
})

test('[SB-49][SB-50][EE-23] a field is edited where it stands, and taken back', async () => {
  await admin.goto('/customers?q=dung')
  await admin.getByRole('link', { name: 'Nguyễn Văn Dũng' }).click()
  await admin.getByRole('button', { name: /^Lý do ngừng chăm sóc/ }).dblclick()
  await admin.getByRole('option', { name: 'Chuyển đi xa' }).click()
  await expect(admin.getByText('Đã lưu: Lý do ngừng chăm sóc')).toBeVisible()
  await admin.keyboard.press('Control+z')
  await expect(admin.getByRole('button', { name: /^Lý do ngừng chăm sóc: –/ })).toBeVisible()
})

test('[EE-21][EE-22][EE-29][EE-30][EE-32][EE-35] reasons, sources, occupations and schools are renamed and deleted', async () => {
  for (const [screen, field] of [
    ['stop-reasons', 'Lý do'],
    ['sources', 'Nguồn'],
    ['occupations', 'Nghề'],
    ['schools', 'Trường'],
  ] as const) {
    await admin.goto(`/settings/${screen}`)
    await create(admin, async (dialog) => {
      await dialog.getByRole('textbox').first().fill(`${field} tạm`)
      const more = dialog.getByLabel('Mô tả')
      if (await more.count()) await more.fill('Ghi chú của mục')
    })
    await menu(admin, `${field} tạm`, 'Sửa')
    await form(admin).getByRole('textbox').first().fill(`${field} đã sửa`)
    await form(admin).getByRole('button', { name: 'Lưu' }).click()
    await expect(row(admin, `${field} đã sửa`)).toContainText('Ghi chú của mục')
    await remove(admin, `${field} đã sửa`)
  }
})

test('[CS-46] ticked customers are taken along as a spreadsheet that opens as it was shown', async () => {
  await admin.goto('/customers')
  const rows = admin.getByRole('row').filter({ hasText: 'Hòa Bình' })
  await rows.getByRole('checkbox').click()
  const download = admin.waitForEvent('download')
  await admin
    .getByRole('region', { name: 'Thao tác với các dòng đã chọn' })
    .or(admin.locator('section.fixed'))
    .getByRole('button', { name: 'Xuất khẩu' })
    .click()
  await admin.getByRole('button', { name: 'Tạo tệp' }).click()
  const [head, first, ...rest] = await sheetRows(await (await download).path())
  expect(head).toContain('Tên khách hàng')
  expect(first).toEqual(
    expect.arrayContaining(['Công ty TNHH Hòa Bình', 'Doanh nghiệp', '+84912345678', 'Triển vọng']),
  )
  expect(rest).toEqual([])
})

test('[CS-47] ticked customers change their owner, who sees them at once', async () => {
  await colleague.goto('/customers')
  await expect(colleague.getByText('Chưa có khách hàng nào')).toBeVisible()
  await admin.goto('/customers')
  await admin.getByRole('row').filter({ hasText: 'Hòa Bình' }).getByRole('checkbox').click()
  await admin.getByRole('button', { name: 'Người phụ trách', exact: true }).click()
  await admin.getByRole('option', { name: COLLEAGUE }).click()
  await expect(admin.getByText(`Đã giao 1 khách hàng cho ${COLLEAGUE}`)).toBeVisible()
  await colleague.reload()
  await expect(colleague.getByRole('row').filter({ hasText: 'Hòa Bình' })).toBeVisible()
})

test('[CS-49] a customer is shared with a colleague', async () => {
  await admin.goto('/customers?q=dung')
  await admin.getByRole('link', { name: 'Nguyễn Văn Dũng' }).click()
  await expect(admin).toHaveURL(/\/customers\/[0-9a-f-]{36}/)
  const address = admin.url()
  await colleague.goto(address)
  await expect(colleague.getByText('Nguyễn Văn Dũng')).toHaveCount(0)
  await admin.getByRole('button', { name: 'Thao tác khác' }).click()
  await admin.getByRole('menuitem', { name: 'Chia sẻ và quyền xem…' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Chia sẻ và quyền xem' })
  await pick(admin, dialog.getByRole('combobox', { name: /^Người dùng/ }), COLLEAGUE)
  await dialog.getByRole('button', { name: 'Chia sẻ', exact: true }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: COLLEAGUE })).toBeVisible()
  await colleague.reload()
  await expect(colleague.getByRole('heading', { level: 1 })).toContainText('Nguyễn Văn Dũng')
  await admin.keyboard.press('Escape')
})

test('[CS-48] deleted customers lie in the bin: taken back, restored whole, or gone for ever after a question', async () => {
  const listed = (name: string) => admin.getByRole('row').filter({ hasText: name })
  await admin.getByRole('button', { name: 'Thao tác khác' }).click()
  await admin.getByRole('menuitem', { name: 'Xóa', exact: true }).click()
  await expect(admin.getByText('Đã xóa “Nguyễn Văn Dũng” vào thùng rác')).toBeVisible()
  await expect(admin).toHaveURL(/\/customers(\?|$)/)
  await expect(listed('Nguyễn Văn Dũng')).toHaveCount(0)
  await admin.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Nguyễn Văn Dũng')
  await expect(admin.getByText(/ đã xóa vào thùng rác/)).toBeVisible()

  await admin.goto('/customers?view=all')
  for (const name of ['Nguyễn Văn Dũng', 'Hòa Bình']) await listed(name).getByRole('checkbox').click()
  await admin
    .getByRole('region', { name: 'Thao tác hàng loạt' })
    .getByRole('button', { name: 'Xóa', exact: true })
    .click()
  await expect(admin.getByText('Đã xóa 2 khách hàng vào thùng rác')).toBeVisible()
  await expect(listed('Hòa Bình')).toHaveCount(0)
  await colleague.reload()
  await expect(colleague.getByText('Nguyễn Văn Dũng')).toHaveCount(0)
  await expect(colleague.getByRole('link', { name: 'Thùng rác' })).toHaveCount(0)

  await admin.getByRole('link', { name: 'Thùng rác' }).click()
  await expect(listed('Nguyễn Văn Dũng')).toContainText('30 ngày')
  await inspect(admin)
  await admin.getByRole('button', { name: 'Khôi phục Công ty TNHH Hòa Bình' }).click()
  await expect(admin.getByText('Đã khôi phục 1 khách hàng')).toBeVisible()
  await expect(listed('Hòa Bình')).toHaveCount(0)
  await admin.getByRole('checkbox', { name: 'Chọn Nguyễn Văn Dũng' }).click()
  await admin
    .getByRole('region', { name: 'Thao tác với các dòng đã chọn' })
    .getByRole('button', { name: 'Xóa vĩnh viễn' })
    .click()
  const question = admin.getByRole('alertdialog')
  await expect(question).toContainText('Xóa vĩnh viễn “Nguyễn Văn Dũng”?')
  await question.getByRole('button', { name: 'Xóa vĩnh viễn' }).click()
  await expect(admin.getByText('Thùng rác trống')).toBeVisible()
  await admin.goto('/customers?view=all')
  await expect(listed('Hòa Bình')).toBeVisible()
  await expect(listed('Nguyễn Văn Dũng')).toHaveCount(0)
})

test('a customer is found from anywhere', async () => {
  await admin.goto('/board')
  await admin.keyboard.press('Control+k')
  await admin.getByRole('combobox').last().fill('hoa binh')
  await admin.getByRole('option', { name: /Hòa Bình/ }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Hòa Bình')
})

test('on a phone customers are cards', async () => {
  await admin.setViewportSize({ width: 390, height: 844 })
  await admin.goto('/customers?view=all')
  await expect(admin.getByRole('list', { name: 'Khách hàng' }).getByRole('listitem')).toHaveCount(1)
  await inspect(admin)
})

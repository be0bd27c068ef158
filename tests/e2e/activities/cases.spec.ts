import type { Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { card, column, dragTo } from '../support/board'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { choose, create, openSettings, row } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let admin: Page
let colleague: Page

test.beforeAll(async ({ browser }) => {
  admin = await (await browser.newContext()).newPage()
  await foundCompany(admin, 'Công ty Chăm sóc')
  colleague = await joinCompany(admin, {
    email: `${fresh('tu')}@example.test`,
    name: 'Lê Văn Tư',
    group: 'Nhân viên kinh doanh',
  })
})
test.afterAll(async () => {
  await admin.context().close()
  await colleague.context().close()
})

const save = () => admin.getByRole('button', { name: 'Lưu' }).click()
const heading = () => admin.getByRole('heading', { level: 1 })
const field = (label: string) => admin.getByRole('main').getByLabel(label, { exact: true })

test('[ED-33] categories, statuses, working hours and deadlines begin as usual and are kept in Cấu hình', async () => {
  await openSettings(admin, 'Loại vụ việc')
  for (const name of ['Báo lỗi', 'Khiếu nại', 'Bảo hành']) await expect(row(admin, name)).toBeVisible()
  await openSettings(admin, 'Trạng thái vụ việc')
  await create(admin, async (dialog) => {
    await dialog.getByLabel('Trạng thái').fill('Chờ linh kiện')
    await choose(admin, 'Ý nghĩa', 'Đang xử lý')
  })
  await expect(row(admin, 'Chờ linh kiện')).toContainText('Đang xử lý')

  await openSettings(admin, 'Giờ làm việc và hạn xử lý')
  for (const day of ['Thứ bảy', 'Chủ nhật']) await admin.getByLabel(day).check()
  await field('Buổi sáng từ').fill('0h')
  await field('Buổi sáng đến').fill('23:59')
  for (const time of ['Buổi chiều từ', 'Buổi chiều đến']) await field(time).fill('')
  const urgent = admin.getByRole('group', { name: 'Khẩn' }).getByLabel('Phản hồi lần đầu (giờ làm việc)')
  await urgent.fill('ngay')
  await save()
  await expect(admin.getByRole('alert').first()).toBeVisible()
  await expect(urgent).toHaveValue('ngay')
  await urgent.fill('0,5')
  await inspect(admin)
  await save()
  await expect(admin.getByText('Đã lưu').first()).toBeVisible()
})

test('[ED-33] a case of a customer who has not bought is before the sale; it has a number and deadlines', async () => {
  await admin.goto('/customers/new')
  await admin.getByLabel('Tên khách hàng').fill('Nhà máy Sông Cầu')
  await save()
  await expect(heading()).toContainText('Nhà máy Sông Cầu')
  await admin.getByRole('link', { name: 'Tạo vụ việc' }).click()
  await expect(field('Khách hàng')).toContainText('Nhà máy Sông Cầu')
  await save()
  await expect(admin.getByText('Không được để trống').first()).toBeVisible()
  await field('Chủ đề').fill('Máy nén khí báo lỗi E7')
  await pick(admin, field('Loại vụ việc'), 'Báo lỗi')
  await pick(admin, field('Ưu tiên'), 'Khẩn')
  await inspect(admin)
  await save()
  await expect(heading()).toContainText('Máy nén khí báo lỗi E7')
  const main = admin.getByRole('main')
  await expect(main.getByText('VV-000001').first()).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Giai đoạn: Trước bán hàng' })).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Trạng thái: Mới' })).toBeVisible()
  await expect(main.locator('time').first()).toBeVisible()
  await inspect(admin)
  await colleague.goto('/cases')
  await expect(colleague.getByText('Vụ việc là điều khách hàng cần bạn giải quyết')).toBeVisible()
})

test('[SB-10] it is answered by a call that belongs to it, solved, taken up again, and the customer marks how', async () => {
  await admin.getByRole('button', { name: 'Tạo hoạt động' }).click()
  await admin.getByRole('menuitem', { name: 'Tạo cuộc gọi' }).click()
  await expect(field('Vụ việc')).toContainText('Máy nén khí báo lỗi E7')
  await field('Chủ đề').fill('Gọi hướng dẫn khởi động lại')
  await field('Bắt đầu: ngày').fill('02/12/2031')
  await field('Bắt đầu: giờ').fill('14h15')
  await save()
  await expect(heading()).toContainText('Gọi hướng dẫn khởi động lại')
  await admin.getByRole('button', { name: 'Đã diễn ra' }).click()
  await expect(admin.getByRole('button', { name: 'Tình trạng: Đã diễn ra' })).toBeVisible()

  await admin.goto('/cases')
  await admin.getByRole('link', { name: 'Máy nén khí báo lỗi E7' }).click()
  await expect(admin.getByRole('button', { name: 'Trạng thái: Đang xử lý' })).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Đã phản hồi' })).toBeHidden()
  await expect(admin.getByText('đã phản hồi khách hàng')).toBeVisible()
  await admin.getByRole('button', { name: 'Giải quyết', exact: true }).click()
  await expect(admin.getByRole('button', { name: 'Trạng thái: Đã giải quyết' })).toBeVisible()
  await admin.getByRole('button', { name: 'Mở lại' }).click()
  await expect(admin.getByRole('button', { name: 'Trạng thái: Đang xử lý' })).toBeVisible()
  await admin.getByRole('button', { name: 'Giải quyết', exact: true }).click()
  await expect(admin.getByRole('button', { name: 'Trạng thái: Đã giải quyết' })).toBeVisible()
  await admin.getByRole('button', { name: /^Mức hài lòng:/ }).dblclick()
  await admin.getByRole('main').getByRole('radio', { name: '5 sao' }).click()
  await expect(admin.getByRole('button', { name: 'Mức hài lòng: 5 sao' })).toBeVisible()
})

test('[ED-33] the board has a column for each status; nothing is due of what waits', async () => {
  await admin.goto('/cases/new')
  await field('Chủ đề').fill('Xin bảng giá bảo trì')
  await save()
  await expect(heading()).toContainText('Xin bảng giá bảo trì')
  await admin.goto('/cases?layout=board')
  for (const name of ['Mới', 'Đang xử lý', 'Chờ khách hàng', 'Đã giải quyết', 'Đã đóng'])
    await expect(column(admin, name)).toBeAttached()
  await expect(card(column(admin, 'Đã giải quyết'), 'VV-000001')).toBeVisible()
  const asked = card(admin, 'Xin bảng giá bảo trì')
  await expect(asked.locator('time')).toBeVisible()
  await inspect(admin)
  await dragTo(admin, asked, column(admin, 'Chờ khách hàng'))
  await expect(card(column(admin, 'Chờ khách hàng'), 'Xin bảng giá bảo trì')).toBeVisible()
  await expect(asked.locator('time')).toBeHidden()
})

test('[SB-11][ED-36] cases and sales are reported by months and by years, and taken along', async () => {
  await admin.getByRole('link', { name: 'Báo cáo', exact: true }).click()
  await expect(heading()).toContainText('Báo cáo vụ việc và doanh số')
  const cases = admin.getByRole('region', { name: 'Vụ việc theo kỳ' })
  const { by, sum } = { by: (name: string) => admin.getByRole('region', { name }), sum: '100%' }
  await expect(cases.getByRole('row')).toHaveCount(13)
  await expect(by('Theo loại vụ việc').getByRole('row', { name: 'Báo lỗi' })).toContainText(sum)
  await expect(by('Theo người phụ trách').getByRole('row', { name: 'Trần Thị Sếp' })).toContainText('2')
  await expect(by('Doanh số theo kỳ').getByRole('row')).toHaveCount(13)
  await inspect(admin)
  const download = admin.waitForEvent('download')
  await admin.getByRole('link', { name: 'Tải CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^report-by-month-year-\d{4}\.csv$/)
  await admin.getByRole('link', { name: 'Năm', exact: true }).click()
  await expect(cases.getByRole('row')).toHaveCount(6)
  await colleague.goto('/cases/report')
  await expect(colleague.getByRole('region', { name: 'Theo loại vụ việc' })).toBeHidden()
  await expect(colleague.getByText('Chưa có gì trong kỳ này').first()).toBeVisible()
})

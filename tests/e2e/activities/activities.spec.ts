import type { Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { column, dragTo } from '../support/board'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { createOpportunity, pick } from '../support/opportunity'
import { saved } from '../support/saved'
import { choose, create, form, menu, openSettings, row } from '../support/settings'
import { sheetRows } from '../support/sheet'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const COLLEAGUE = 'Lê Văn Ba'
let admin: Page
let colleague: Page

test.beforeAll(async ({ browser }) => {
  admin = await (await browser.newContext()).newPage()
  await foundCompany(admin, 'Công ty Việc')
  colleague = await joinCompany(admin, {
    email: `${fresh('ba')}@example.test`,
    name: COLLEAGUE,
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

test('[XL-08][XL-09][XL-10][XL-11][EV-13][EV-14][EV-15][CS-41] types and statuses begin as usual and are kept in Cấu hình', async () => {
  await openSettings(admin, 'Kiểu hoạt động')
  for (const name of ['Cuộc hẹn', 'Email', 'Gọi điện', 'Công việc', 'Gặp mặt'])
    await expect(row(admin, name).first()).toBeVisible()
  await create(admin, async (dialog) => {
    await dialog.getByLabel('Tên kiểu hoạt động').fill('Gọi chăm sóc')
    await choose(admin, 'Danh mục', 'Cuộc gọi')
    await dialog.getByLabel('Chủ đề mặc định').fill('Hỏi thăm sau bán hàng')
    await dialog.getByLabel('Thời gian (phút)').fill('20')
  })
  await expect(row(admin, 'Gọi chăm sóc')).toContainText('Cuộc gọi')
  await create(admin, async (dialog) => {
    await dialog.getByLabel('Tên kiểu hoạt động').fill('Ký hợp đồng')
    await choose(admin, 'Danh mục', 'Giao dịch')
  })
  await inspect(admin)

  await openSettings(admin, 'Trạng thái công việc')
  for (const name of ['Chưa thực hiện', 'Đang thực hiện', 'Hoàn thành'])
    await expect(row(admin, name)).toBeVisible()
  await create(admin, async (dialog) => {
    await dialog.getByLabel('Trạng thái').fill('Chờ khách trả lời')
    await choose(admin, 'Ý nghĩa', 'Đang làm')
  })
  await expect(row(admin, 'Chờ khách trả lời')).toContainText('Đang làm')
})

test('[SB-22][SB-23][SB-25][SB-26][SB-27][SB-30][ED-65][ED-66][ED-67][ED-68][ED-88][ED-64] a meeting is planned from the page of its opportunity', async () => {
  await createOpportunity(admin, 'Phần mềm cho trường An Bình')
  await admin.getByRole('button', { name: 'Tạo hoạt động' }).click()
  await admin.getByRole('menuitem', { name: 'Tạo cuộc hẹn' }).click()
  await expect(field('Cơ hội')).toContainText('Phần mềm cho trường An Bình')
  await expect(field('Giao cho')).toContainText('Trần Thị Sếp')
  await save()
  await expect(field('Chủ đề')).toHaveAttribute('aria-invalid', 'true')
  await expect(field('Chủ đề')).toBeFocused()
  await field('Chủ đề').fill('Gặp hiệu trưởng')
  await pick(admin, field('Kiểu hoạt động'), 'Tư vấn')
  await field('Bắt đầu: ngày').fill('01/12/2031')
  await field('Bắt đầu: giờ').fill('9h')
  await field('Kết thúc: ngày').fill('01/12/2031')
  await field('Kết thúc: giờ').fill('08:30')
  await field('Địa điểm').fill('12 Lý Thường Kiệt, Hà Nội')
  await pick(admin, field('Đồng nghiệp tham dự'), COLLEAGUE)
  await admin.keyboard.press('Escape')
  await field('Email khách mời khác').fill('hieutruong@anbinh.example')
  await save()
  await expect(admin.getByText('Kết thúc phải sau lúc bắt đầu')).toBeVisible()
  await field('Kết thúc: giờ').fill('10:30')
  await inspect(admin)
  await save()
  await expect(heading()).toContainText('Gặp hiệu trưởng')
  await expect(admin.getByRole('button', { name: 'Tình trạng: Chưa diễn ra' })).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Thời gian (phút): 90' })).toBeVisible()
  await inspect(admin)

  await colleague.goto('/activities?q=hieu+truong')
  await expect(colleague.getByRole('link', { name: 'Gặp hiệu trưởng' }).first()).toBeVisible()
})

test('[SB-24][ED-59] a meeting that took place is marked so, and taken back', async () => {
  await admin.getByRole('button', { name: 'Đã diễn ra' }).click()
  await expect(admin.getByRole('button', { name: 'Tình trạng: Đã diễn ra' })).toBeVisible()
  await admin.keyboard.press('Control+z')
  await expect(admin.getByRole('button', { name: 'Tình trạng: Chưa diễn ra' })).toBeVisible()
  await admin.getByRole('button', { name: 'Bỏ lỡ' }).click()
  await expect(admin.getByRole('button', { name: 'Tình trạng: Bỏ lỡ' })).toBeVisible()
  await admin.getByRole('button', { name: 'Mở lại' }).click()
  await expect(admin.getByRole('button', { name: 'Tình trạng: Chưa diễn ra' })).toBeVisible()
})

test('[SB-31][SB-32][SB-33][ED-58][ED-62][ED-63][ED-90][EV-17] a call has a direction and a duration typed by hand', async () => {
  await admin.goto('/activities/new?kind=call')
  await expect(field('Địa điểm')).toBeHidden()
  await pick(admin, field('Kiểu hoạt động'), 'Gọi chăm sóc')
  await pick(admin, field('Chiều gọi'), 'Gọi vào')
  await field('Bắt đầu: ngày').fill('02/12/2031')
  await field('Bắt đầu: giờ').fill('14h15')
  await field('Thời gian (phút)').fill('25')
  await pick(admin, field('Cơ hội'), 'Phần mềm cho trường An Bình')
  await save()
  await expect(heading()).toContainText('Hỏi thăm sau bán hàng')
  await expect(admin.getByRole('button', { name: 'Chiều gọi: Gọi vào' })).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Bắt đầu: 02/12/2031 14:15' })).toBeVisible()
  await admin.getByRole('main').getByRole('link', { name: 'Mở', exact: true }).first().click()
  await expect(heading()).toContainText('Phần mềm cho trường An Bình')
  await expect(admin.getByRole('link', { name: 'Hỏi thăm sau bán hàng' }).first()).toBeVisible()
})

test('[SB-34][XL-12][CS-57] tasks with a deadline are done from Việc của tôi, by keys as well', async () => {
  for (const [subject, day] of [
    ['Gửi hợp đồng mẫu', '01/12/2020'],
    ['Chuẩn bị tài liệu', '02/12/2020'],
  ] as const) {
    await admin.goto('/activities/new?kind=task')
    await field('Chủ đề').fill(subject)
    await pick(admin, field('Kiểu hoạt động'), 'Công việc')
    await field('Hạn').fill(day)
    await save()
    await expect(admin.getByRole('button', { name: 'Trạng thái: Chưa thực hiện' })).toBeVisible()
  }
  await admin.goto('/work')
  const overdue = admin.getByRole('list', { name: 'Quá hạn' })
  await expect(overdue.getByRole('listitem')).toHaveCount(2)
  await inspect(admin)
  await overdue.getByRole('link', { name: 'Gửi hợp đồng mẫu' }).focus()
  await admin.keyboard.press('d')
  await expect(overdue.getByRole('listitem')).toHaveCount(1)
  await admin.keyboard.press('Control+z')
  await expect(overdue.getByRole('listitem')).toHaveCount(2)
  await overdue.getByRole('button', { name: 'Hoàn thành: Gửi hợp đồng mẫu' }).click()
  await overdue.getByRole('button', { name: 'Dời hạn: Chuẩn bị tài liệu' }).click()
  await saved(admin, () => admin.getByRole('menuitem', { name: 'Ngày mai' }).click())
  await expect(overdue).toBeHidden()
  await expect(admin.getByRole('link', { name: 'Chuẩn bị tài liệu' })).toBeVisible()
})

test('work is given to a colleague by keys, and taken back', async () => {
  await admin.goto('/work')
  const given = admin.getByRole('link', { name: 'Chuẩn bị tài liệu' })
  await inspect(admin)
  await given.focus()
  for (const key of ['a', 'Escape', 'a']) await admin.keyboard.press(key)
  await expect(admin.getByRole('menuitem')).toHaveText([COLLEAGUE])
  await admin.keyboard.press('ArrowDown')
  await admin.keyboard.press('Enter')
  await expect(given).toBeHidden()
  await expect(admin.getByText(`Đã giao cho ${COLLEAGUE}`)).toBeVisible()
  await colleague.goto('/work')
  await expect(colleague.getByRole('link', { name: 'Chuẩn bị tài liệu' })).toBeVisible()
  await admin.keyboard.press('Control+z')
  await expect(given).toBeVisible()
})

test('a line of text is understood, shown and planned', async () => {
  await admin.goto('/work')
  await admin.getByLabel('Thêm nhanh một việc').fill('gọi anh Nam 3h chiều 5/12/2031')
  await expect(admin.getByText('Cuộc gọi · Gọi anh Nam · 05/12/2031 · 15:00')).toBeVisible()
  await admin.keyboard.press('Enter')
  const when = admin.getByRole('list', { name: 'Sau đó' }).getByText('05/12/2031 15:00')
  await expect(when.filter({ visible: true })).toHaveCount(1)
})

test('[CS-50][CS-54][CS-55][CS-56] interactions stand with their customer, and are taken along as a spreadsheet', async () => {
  await admin.goto('/customers/new')
  await admin.getByLabel('Tên khách hàng').fill('Trường An Bình')
  await save()
  await expect(heading()).toContainText('Trường An Bình')
  await admin.getByRole('button', { name: 'Tạo hoạt động' }).click()
  await admin.getByRole('menuitem', { name: 'Tạo giao dịch' }).click()
  await pick(admin, field('Kiểu hoạt động'), 'Ký hợp đồng')
  await save()
  await expect(heading()).toContainText('Ký hợp đồng')

  await admin.goto('/activities')
  await admin.getByRole('main').getByRole('button', { name: 'Tạo hoạt động' }).click()
  await admin.getByRole('menuitem', { name: 'Tạo giao dịch' }).click()
  await field('Chủ đề').fill('Bàn giao máy chủ')
  await pick(admin, field('Khách hàng'), 'Trường An Bình')
  await save()
  await expect(heading()).toContainText('Bàn giao máy chủ')

  const filter = JSON.stringify(['kind', 'is', 'interaction'])
  await admin.goto(`/activities?filter=${encodeURIComponent(filter)}`)
  await inspect(admin)
  for (const name of ['Ký hợp đồng', 'Bàn giao máy chủ'])
    await admin.getByRole('row').filter({ hasText: name }).getByRole('checkbox').click()
  const download = admin.waitForEvent('download')
  await admin.locator('section.fixed').getByRole('button', { name: 'Xuất khẩu' }).click()
  await admin.getByRole('button', { name: 'Tạo tệp' }).click()
  const [, ...rows] = await sheetRows(await (await download).path())
  expect(rows.flat()).toEqual(
    expect.arrayContaining(['Ký hợp đồng', 'Bàn giao máy chủ', 'Giao dịch', 'Trường An Bình']),
  )
})

test('[EV-16] what is done sets off the next or suggests it; the dates are shown before saving', async () => {
  await openSettings(admin, 'Kiểu hoạt động')
  await menu(admin, 'Gọi chăm sóc', 'Sửa')
  await choose(admin, 'Tiếp theo', 'Tự động lên lịch tiếp theo')
  await form(admin).getByLabel('Kiểu tiếp theo').click()
  await admin.getByRole('option', { name: 'Ký hợp đồng' }).click()
  await admin.keyboard.press('Escape')
  await form(admin).getByLabel('Sau', { exact: true }).fill('2')
  await expect(form(admin).getByRole('region', { name: 'Xem trước chuỗi việc' })).toContainText('Ký hợp đồng')
  await inspect(admin)
  await form(admin).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(admin)).toBeHidden()

  await admin.goto('/activities?q=hoi+tham')
  await admin.getByRole('link', { name: 'Hỏi thăm sau bán hàng' }).first().click()
  await admin.getByRole('button', { name: 'Đã diễn ra' }).click()
  await expect(admin.getByRole('button', { name: 'Tình trạng: Đã diễn ra' })).toBeVisible()
  await admin.getByRole('main').getByRole('link', { name: 'Mở', exact: true }).first().click()
  await expect(heading()).toContainText('Phần mềm cho trường An Bình')
  await expect(admin.getByRole('link', { name: 'Ký hợp đồng' }).first()).toBeVisible()
})

test('[EV-24] the board says what comes next for a card, and lets it be done or put off', async () => {
  await admin.goto('/board')
  const card = admin.getByRole('article', { name: 'Phần mềm cho trường An Bình' })
  await expect(admin.getByRole('link', { name: '1 đã lên lịch' })).toBeVisible()
  await card.getByRole('button', { name: /^Đến hạn/ }).click()
  const next = admin.getByRole('dialog', { name: 'Việc tiếp theo của Phần mềm cho trường An Bình' })
  expect(await next.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  const contract = next.getByRole('listitem').filter({ hasText: 'Ký hợp đồng' })
  await contract.getByRole('button', { name: '7 ngày nữa' }).click()
  await expect(admin.getByText(/^Đã dời đến/)).toBeVisible()
  await inspect(admin)
  await contract.getByRole('button', { name: 'Hoàn thành' }).click()
  await expect(contract).toHaveCount(0)
  await admin.keyboard.press('Escape')
  await expect(card.getByRole('button', { name: 'Đến hạn 01/12' })).toBeVisible()

  await admin.getByRole('button', { name: 'Nhóm: Giai đoạn' }).click()
  await admin.getByRole('menuitemradio', { name: 'Việc tiếp theo' }).click()
  await expect(column(admin, 'Sau 7 ngày').getByRole('article')).toHaveCount(1)
  await saved(admin, () => dragTo(admin, card, column(admin, 'Ngày mai')))
  await expect(column(admin, 'Ngày mai').getByRole('article')).toHaveCount(1)
  await admin.reload()
  await expect(column(admin, 'Ngày mai').getByRole('article')).toHaveCount(1)
})

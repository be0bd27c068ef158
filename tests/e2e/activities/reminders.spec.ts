import type { Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { saved } from '../support/saved'
import { openSettings } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const COLLEAGUE = 'Lê Văn Ba'
const ZONE = 'Asia/Ho_Chi_Minh'
/** The clock of a worker goes once a minute. */
const MINUTE = { timeout: 150_000 }
let admin: Page
let colleague: Page

test.beforeAll(async ({ browser }) => {
  admin = await (await browser.newContext()).newPage()
  await foundCompany(admin, 'Công ty Nhắc')
  colleague = await joinCompany(admin, {
    email: `${fresh('ba')}@example.test`,
    name: COLLEAGUE,
    group: 'Nhân viên kinh doanh',
  })
  await colleague.goto('/work')
})
test.afterAll(async () => {
  await admin.context().close()
  await colleague.context().close()
})

const field = (label: string, page = admin) => page.getByRole('main').getByLabel(label, { exact: true })
const save = (page = admin) => page.getByRole('main').getByRole('button', { name: 'Lưu' }).click()
const heading = (page = admin) => page.getByRole('heading', { level: 1 })
const bell = (page: Page) => page.getByRole('button', { name: /^Thông báo/ })
const reminders = (page: Page) => page.getByRole('region', { name: 'Lời nhắc' })

const shown = (date: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hourCycle: 'h23', ...options }).format(date)
const dayOf = (date: Date) => shown(date, { day: '2-digit', month: '2-digit', year: 'numeric' })
const timeOf = (date: Date) => shown(date, { hour: '2-digit', minute: '2-digit' })
const inTwoDays = new Date(Date.now() + 2 * 86_400_000)
const bornThen = `${dayOf(inTwoDays).slice(0, 6)}1996`

test('[CS-08][CS-09][CS-10] the company says how many days before, and owners hear of founding days and birthdays', async () => {
  for (const [name, kind] of [
    ['Trường Bình Minh', 'Doanh nghiệp'],
    ['Cô Nguyễn Lan', 'Cá nhân'],
  ] as const) {
    await admin.goto('/customers/new')
    await field('Tên khách hàng').fill(name)
    await pick(admin, field('Loại hình'), kind)
    await field('Ngày sinh / thành lập').fill(bornThen)
    await save()
    await expect(heading()).toContainText(name)
  }
  await openSettings(admin, 'Nhắc việc')
  await field('Công việc: nhắc trước hạn (ngày)').fill('99')
  await save()
  await expect(field('Công việc: nhắc trước hạn (ngày)')).toHaveAttribute('aria-invalid', 'true')
  await field('Công việc: nhắc trước hạn (ngày)').fill('1')
  await field('Ngày thành lập của khách hàng: nhắc trước (ngày)').fill('2')
  await field('Sinh nhật của khách hàng và liên hệ: nhắc trước (ngày)').fill('2')
  await inspect(admin)
  await save()
  await expect(admin.getByText('Đã lưu cách nhắc việc')).toBeVisible()
})

test('[SB-28][SB-29][ED-60][ED-61] a meeting is announced on the screens of its people, in one tab, and mailed to everybody invited', async () => {
  await admin.goto('/activities/new?kind=meeting')
  await field('Chủ đề').fill('Gặp hiệu trưởng')
  const startsAt = new Date(Math.ceil((Date.now() + 25_000) / 60_000) * 60_000)
  await field('Bắt đầu: ngày').fill(dayOf(startsAt))
  await field('Bắt đầu: giờ').fill(timeOf(startsAt))
  await field('Địa điểm').fill('12 Lý Thường Kiệt')
  await pick(admin, field('Đồng nghiệp tham dự'), COLLEAGUE)
  await admin.keyboard.press('Escape')
  await field('Email khách mời khác').fill('hieutruong@binhminh.example')
  await expect(field('Nhắc trên màn hình')).toContainText('Trước 15 phút')
  await pick(admin, field('Nhắc trên màn hình'), 'Đúng giờ')
  await pick(admin, field('Nhắc qua email'), 'Đúng giờ')
  await field('Gửi email nhắc cho mọi người được mời').click()
  await save()
  await expect(heading()).toContainText('Gặp hiệu trưởng')
  await expect(bell(colleague)).toHaveAccessibleName('Thông báo: 1 chưa đọc')

  const second = await admin.context().newPage()
  await second.goto('/work')
  await colleague.goto('/work')
  await colleague.getByLabel('Thêm nhanh một việc').fill('đang gõ')
  await expect(reminders(colleague)).toContainText('Nhắc: Gặp hiệu trưởng', MINUTE)
  await expect(colleague.getByLabel('Thêm nhanh một việc')).toBeFocused()
  await inspect(colleague)
  await reminders(colleague).getByRole('button', { name: 'Nhắc lại sau 10 phút' }).click()
  await expect(colleague.getByText('Sẽ nhắc lại lúc')).toBeVisible()
  await expect(reminders(colleague)).toBeHidden()
  await colleague.reload()
  await expect(bell(colleague)).toHaveAccessibleName('Thông báo: 2 chưa đọc')
  await expect(reminders(colleague)).toBeHidden()

  const tabs = [admin, second]
  const counts = () => Promise.all(tabs.map((page) => reminders(page).getByRole('article').count()))
  await expect.poll(async () => (await counts()).sort()).toEqual([0, 1])
  const showing = (await reminders(admin).getByRole('article').count()) === 1 ? admin : second
  await reminders(showing).getByRole('button', { name: 'Xong' }).click()
  await expect.poll(async () => (await counts()).sort()).toEqual([0, 0])
  await second.close()
  await admin.reload()
  await expect(admin.getByRole('button', { name: 'Tình trạng: Đã diễn ra' })).toBeVisible()

  const mailsOf = async (page: Page) => {
    await page.goto('/outbox')
    return page.getByRole('row').filter({ hasText: 'Nhắc: Gặp hiệu trưởng' })
  }
  const mine = await mailsOf(admin)
  await expect(mine).toHaveCount(2) // the owner's own, and the guest's
  await expect(mine.filter({ hasText: 'hieutruong@binhminh.example' })).toHaveCount(1)
  const theirs = await mailsOf(colleague)
  await expect(theirs).toHaveCount(1)
  await theirs.getByRole('link').first().click()
  await expect(colleague.getByText('Địa điểm: 12 Lý Thường Kiệt')).toBeVisible()
})

test('the bell tells what happened, many as one, and everything can be marked as read', async () => {
  await admin.goto('/work')
  await expect(bell(admin)).toHaveAccessibleName(/^Thông báo: 2/, MINUTE)
  await bell(admin).click()
  const panel = admin.getByRole('dialog', { name: 'Thông báo' })
  await expect(
    panel.getByRole('link', { name: `Sinh nhật ${bornThen.slice(0, 5)}: Cô Nguyễn Lan` }),
  ).toBeVisible()
  await expect(panel.getByRole('link', { name: /Ngày thành lập .*: Trường Bình Minh/ })).toBeVisible()
  await inspect(admin)
  await panel.getByRole('link', { name: /Sinh nhật/ }).click()
  await expect(heading()).toContainText('Cô Nguyễn Lan')
  await expect(bell(admin)).toHaveAccessibleName('Thông báo: 1 chưa đọc')

  for (const name of ['Khách giao 1', 'Khách giao 2']) {
    await admin.goto('/customers/new')
    await field('Tên khách hàng').fill(name)
    await pick(admin, field('Người phụ trách'), COLLEAGUE)
    await save()
    await expect(heading()).toContainText(name)
  }
  await expect(bell(colleague)).toHaveAccessibleName('Thông báo: 3 chưa đọc')
  await colleague.goto('/notifications')
  await expect(
    colleague.getByRole('link', { name: '2 khách hàng được giao cho bạn (Trần Thị Sếp)' }),
  ).toBeVisible()
  await expect(
    colleague.getByRole('link', { name: 'Trần Thị Sếp mời bạn tham dự “Gặp hiệu trưởng”' }),
  ).toBeVisible()
  await inspect(colleague)
  await colleague.setViewportSize({ width: 390, height: 844 })
  await inspect(colleague)
  await colleague.getByRole('button', { name: 'Đánh dấu đã đọc hết' }).click()
  await expect(bell(colleague)).toHaveAccessibleName('Thông báo')
  await colleague.getByRole('radio', { name: 'Chưa đọc' }).click()
  await expect(colleague.getByText('Bạn đã đọc hết thông báo.')).toBeVisible()

  await colleague.goto('/profile')
  await saved(colleague, () => pick(colleague, field('Email: Được giao', colleague), 'Gửi ngay'))
  await saved(colleague, () => field('Gửi thư tóm tắt lúc 7 giờ 30 mỗi ngày', colleague).click())
  await inspect(colleague)
  await colleague.reload()
  await expect(field('Email: Được giao', colleague)).toContainText('Gửi ngay')
  await expect(field('Gửi thư tóm tắt lúc 7 giờ 30 mỗi ngày', colleague)).toBeChecked()
})

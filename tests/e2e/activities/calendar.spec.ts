import type { Locator, Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { signInWith } from '../support/sign-in'
import { expect, phone, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const TUESDAY = '2031-12-02'
const THURSDAY = '2031-12-04'
const PIXELS_PER_MINUTE = 48 / 60

let login: { email: string; password: string }
let boss: Page
let rep: Page

test.beforeAll(async ({ browser }) => {
  boss = await (await browser.newContext()).newPage()
  login = await foundCompany(boss, 'Công ty Lịch')
  rep = await joinCompany(boss, {
    email: `${fresh('tu')}@example.test`,
    name: 'Phạm Văn Tư',
    group: 'Nhân viên kinh doanh',
  })
})
test.afterAll(async () => {
  await boss.context().close()
  await rep.context().close()
})

const dialog = (page: Page) => page.getByRole('dialog')
const event = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Where a minute of a day lies on the screen. */
async function pointAt(page: Page, day: string, minute: number) {
  const box = await page.locator(`[data-column="${day}"]`).boundingBox()
  if (!box) throw new Error(`no ${day}`)
  return { x: box.x + box.width * 0.75, y: box.y + minute * PIXELS_PER_MINUTE }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

const centre = async (locator: Locator) => {
  const { x, y, width, height } = (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2, bottom: y + height }
}

test('[SB-35][ED-63] a week is planned, moved and made longer by dragging and by typing, and taken back', async () => {
  await boss.goto(`/calendar?view=week&on=${TUESDAY}`)
  await expect(boss.getByText('01/12/2031 – 07/12/2031')).toBeVisible()
  await drag(boss, await pointAt(boss, TUESDAY, 9 * 60 + 5), await pointAt(boss, TUESDAY, 10 * 60 + 30))
  await expect(dialog(boss).getByLabel('Giờ bắt đầu')).toHaveValue('09:00')
  await expect(dialog(boss).getByLabel('Thời gian (phút)')).toHaveValue('90')
  await dialog(boss).getByRole('button', { name: 'Lưu' }).click()
  await expect(dialog(boss).getByRole('alert')).toBeVisible()
  await dialog(boss).getByLabel('Chủ đề').fill('Gặp hiệu trưởng')
  await inspect(boss)
  await dialog(boss).getByRole('button', { name: 'Lưu' }).click()
  const planned = event(boss, '09:00–10:30 Gặp hiệu trưởng')
  await expect(planned).toBeVisible()

  const held = await centre(planned)
  const target = await pointAt(boss, THURSDAY, 14 * 60 + 45)
  await drag(boss, held, { x: target.x, y: target.y })
  const moved = boss.locator(`[data-column="${THURSDAY}"]`).getByRole('button', {
    name: '14:00–15:30 Gặp hiệu trưởng',
  })
  await expect(moved).toBeVisible()
  await expect(boss.getByText('Đã chuyển: Gặp hiệu trưởng')).toBeVisible()
  await boss.keyboard.press('Control+z')
  await expect(planned).toBeVisible()

  const { x, bottom } = await centre(planned)
  await drag(boss, { x, y: bottom - 3 }, { x, y: bottom + 30 * PIXELS_PER_MINUTE })
  const longer = event(boss, '09:00–11:00 Gặp hiệu trưởng')
  await expect(longer).toBeVisible()

  await longer.click()
  await dialog(boss).getByLabel('Ngày').fill('03/12/2031')
  await dialog(boss).getByLabel('Giờ bắt đầu').fill('8h')
  await dialog(boss).getByLabel('Thời gian (phút)').fill('45')
  await dialog(boss).getByRole('button', { name: 'Chuyển', exact: true }).click()
  await expect(event(boss, '08:00–08:45 Gặp hiệu trưởng')).toBeVisible()
})

test('[SB-35] what is due stands above the hours; day, month, year and agenda by keys, all in the address', async () => {
  await boss.keyboard.press('n')
  await dialog(boss).getByLabel('Chủ đề').fill('Nộp hồ sơ thầu')
  await pick(boss, dialog(boss).getByLabel('Loại'), 'Công việc')
  await dialog(boss).getByLabel('Ngày').fill('04/12/2031')
  await dialog(boss).getByRole('button', { name: 'Lưu' }).click()
  const task = event(boss, 'Cả ngày Nộp hồ sơ thầu')
  await expect(task).toBeVisible()
  await inspect(boss)

  const there = boss.locator('[data-drop-day="2031-12-05"]')
  await drag(boss, await centre(task), await centre(there))
  await expect(there.getByRole('button', { name: 'Cả ngày Nộp hồ sơ thầu' })).toBeVisible()

  await boss.keyboard.press('m')
  await expect(boss).toHaveURL(/view=month/)
  await expect(event(boss, '08:00 Gặp hiệu trưởng')).toBeVisible()
  await inspect(boss)
  await boss.keyboard.press('ArrowRight')
  await expect(boss.getByText('tháng 1 năm 2032')).toBeVisible()
  await boss.goBack()
  await expect(boss.getByText('tháng 12 năm 2031')).toBeVisible()
  await boss.keyboard.press('y')
  await expect(boss.getByRole('button', { name: '03/12/2031, 1 việc' })).toBeVisible()
  await expect(boss.getByRole('button', { name: '05/12/2031, 1 việc' })).toBeVisible()
  await inspect(boss)
  await boss.getByRole('button', { name: '03/12/2031, 1 việc' }).click()
  await expect(boss).toHaveURL(/view=day&on=2031-12-03/)
  await expect(event(boss, '08:00–08:45 Gặp hiệu trưởng')).toBeVisible()
  await boss.keyboard.press('t')
  await boss.keyboard.press('w')
  await expect(boss.locator('[data-column][data-now]')).toBeVisible()
})

test('[SB-36][ED-63] a colleague chooses whose calendars to see, finds only “Bận”, is warned, and takes a free time', async () => {
  await rep.goto('/calendar?view=day&on=2031-12-03')
  await rep.getByRole('button', { name: 'Chỉ lịch của tôi' }).click()
  await pick(rep, rep.getByRole('combobox', { name: 'Lịch của ai' }), 'Trần Thị Sếp')
  await expect(async () => {
    await rep.keyboard.press('Escape')
    await expect(rep.getByRole('combobox', { name: 'Lịch của ai' })).toBeHidden({ timeout: 500 })
  }).toPass()
  await expect(rep.getByRole('button', { name: 'Lịch của 2 người' })).toBeVisible()
  await expect(rep.getByRole('note', { name: '08:00–08:45 Trần Thị Sếp bận' })).toBeVisible()
  await expect(rep.getByText('Gặp hiệu trưởng')).toHaveCount(0)
  await inspect(rep)

  await rep.keyboard.press('n')
  await dialog(rep).getByLabel('Chủ đề').fill('Họp nội bộ')
  await dialog(rep).getByLabel('Giờ bắt đầu').fill('8:30')
  await pick(rep, dialog(rep).getByLabel('Đồng nghiệp tham dự'), 'Trần Thị Sếp')
  await rep.keyboard.press('Escape')
  await expect(dialog(rep).getByText('Lúc đó đang bận: Trần Thị Sếp')).toBeVisible()
  await dialog(rep).getByRole('button', { name: '03/12/2031 09:00' }).click()
  await expect(dialog(rep).getByText('Lúc đó đang bận')).toBeHidden()
  await dialog(rep).getByRole('button', { name: 'Lưu' }).click()
  await expect(event(rep, '09:00–10:00 Họp nội bộ')).toHaveCount(2)

  await rep.goto('/activities/new?kind=meeting&startsAt=2031-12-03T01:15:00.000Z&minutes=30')
  await pick(rep, rep.getByRole('main').getByLabel('Đồng nghiệp tham dự'), 'Trần Thị Sếp')
  await rep.keyboard.press('Escape')
  await expect(rep.getByText('Lúc đó đang bận: Trần Thị Sếp')).toBeVisible()

  await rep.goto('/calendar?view=week&on=2031-12-03')
  await expect(rep.getByRole('button', { name: 'Lịch của 2 người' })).toBeVisible()
})

test('another program reads the calendar at a secret address until it is ended', async () => {
  await boss.goto('/profile')
  await boss.getByRole('button', { name: 'Tạo đường dẫn' }).click()
  const url = await boss.getByLabel('Đường dẫn lịch').inputValue()
  await inspect(boss)
  const read = () => fetch(url)
  const text = await (await read()).text()
  expect(text).toContain('SUMMARY:Gặp hiệu trưởng\r\n')
  expect(text).toContain('DTSTART:20311203T010000Z')
  await boss.getByRole('button', { name: 'Thu hồi' }).click()
  await expect(boss.getByText('Đã thu hồi đường dẫn')).toBeVisible()
  expect((await read()).status).toBe(404)
})

test('[SB-35] on a phone it is a list; a finger that holds plans, one that swipes scrolls', async ({
  browser,
}) => {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await signInWith(page, login.email, login.password)
  await page.goto('/calendar?on=2031-12-01')
  await expect(page.getByRole('radio', { name: 'Danh sách' })).toBeChecked()
  await expect(event(page, '08:00–08:45 Gặp hiệu trưởng')).toBeVisible()
  await inspect(page)
  await page.getByRole('radio', { name: 'Ngày', exact: true }).click()
  await expect(page).toHaveURL(/view=day/)

  const touch = await context.newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  const start = await pointAt(page, '2031-12-01', 10 * 60 + 5)
  const end = await pointAt(page, '2031-12-01', 11 * 60)
  await send('touchStart', start)
  await expect(async () => {
    await send('touchMove', { x: start.x, y: start.y + 2 })
    await expect(page.getByText('10:00–10:15')).toBeVisible({ timeout: 200 })
  }).toPass()
  for (const part of [0.3, 0.6, 1])
    await send('touchMove', { x: start.x, y: start.y + (end.y - start.y) * part })
  await send('touchEnd')
  await expect(dialog(page).getByLabel('Giờ bắt đầu')).toHaveValue('10:00')
  await expect(dialog(page).getByLabel('Thời gian (phút)')).toHaveValue('60')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)

  const from = await pointAt(page, '2031-12-01', 9 * 60)
  await send('touchStart', from)
  for (const step of [10, 20, 40]) await send('touchMove', { x: from.x, y: from.y - step })
  await send('touchEnd')
  await expect(dialog(page)).toHaveCount(0)
  for (const [name, view] of [
    ['Tuần', 'week'],
    ['Tháng', 'month'],
    ['Năm', 'year'],
  ] as const) {
    await page.getByRole('radio', { name, exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`view=${view}`))
    await inspect(page)
  }
  await context.close()
})

import type { Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const COLLEAGUE = 'Lê Thị Tư'
let admin: Page
let colleague: Page

test.beforeAll(async ({ browser }) => {
  admin = await (await browser.newContext()).newPage()
  await foundCompany(admin, 'Công ty Lặp')
  colleague = await joinCompany(admin, {
    email: `${fresh('tu')}@example.test`,
    name: COLLEAGUE,
    group: 'Nhân viên kinh doanh',
  })
})
test.afterAll(async () => {
  await admin.context().close()
  await colleague.context().close()
})

const field = (label: string) => admin.getByRole('main').getByLabel(label, { exact: true })
const inline = (label: string) => admin.getByRole('main').locator(`[data-inline-edit="${label}"]`)
const reach = (name: string) => admin.getByRole('dialog').getByRole('radio', { name }).click()
const rule = 'Hằng tuần vào thứ Hai, thứ Tư, đến 31/12/2031'

test('[ED-64][ED-68] a meeting comes back by a rule, invites by mail, and is changed and deleted with those after it', async () => {
  await admin.goto('/activities/new?kind=meeting')
  await field('Chủ đề').fill('Giao ban tuần')
  await field('Bắt đầu: ngày').fill('01/12/2031')
  await field('Bắt đầu: giờ').fill('9h')
  await pick(admin, field('Lặp lại'), 'Hằng tuần')
  await field('thứ Tư').click()
  await pick(admin, field('Kết thúc lặp lại'), 'Đến ngày')
  await field('Ngày cuối').fill('31/12/2031')
  await field('Ngày cuối').blur()
  await expect(admin.getByText(rule)).toBeVisible()
  await expect(admin.getByText('Các ngày tới: 01/12/2031, 03/12/2031, 08/12/2031')).toBeVisible()
  await pick(admin, field('Đồng nghiệp tham dự'), COLLEAGUE)
  await admin.keyboard.press('Escape')
  await field('Email khách mời khác').fill('khach@ngoai.example')
  await admin.getByRole('checkbox', { name: 'Gửi lời mời' }).click()
  await inspect(admin)
  await admin.getByRole('button', { name: 'Lưu' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Giao ban tuần')
  await expect(inline('Lặp lại')).toContainText(rule)

  await inline('Địa điểm').dblclick()
  const place = admin.getByRole('textbox', { name: 'Địa điểm' })
  await place.fill('Phòng họp lớn')
  await place.press('Enter')
  await inspect(admin)
  await reach('Lần này và các lần sau')
  await admin.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await expect(inline('Địa điểm')).toContainText('Phòng họp lớn')

  const answers = colleague.getByRole('radiogroup', { name: 'Bạn có tham dự không?' })
  await colleague.goto(admin.url())
  await answers.getByRole('radio', { name: 'Không', exact: true }).click()
  for (const page of [colleague, admin])
    await expect(page.getByRole('listitem').filter({ hasText: COLLEAGUE }).first()).toContainText(
      'Không tham dự',
    )
  await expect(async () => {
    await colleague.waitForTimeout(1000)
    await admin.reload()
    await expect(admin.getByText('đã gửi lời mời')).toHaveCount(2, { timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await expect(admin.getByText(/ghi nhận tu.*không tham dự/)).toBeVisible()
  await inspect(admin)

  await admin.getByRole('button', { name: 'Thao tác khác' }).click()
  await admin.getByRole('menuitem', { name: 'Xóa' }).click()
  await reach('Tất cả các lần sắp tới')
  await admin.getByRole('dialog').getByRole('button', { name: 'Xóa' }).click()
  await expect(admin).toHaveURL(/\/activities(\?|$)/)
  await expect(admin.getByRole('link', { name: 'Giao ban tuần' })).toHaveCount(0)
  await admin.goto('/outbox')
  await expect(admin.getByText(/^Lời mời: Giao ban tuần/)).toHaveCount(2)
})

test('[XL-12] a task comes back when it is done, with its checklist, which is ticked, renamed and undone', async () => {
  await admin.setViewportSize({ width: 390, height: 844 })
  await admin.goto('/activities/new?kind=task')
  await field('Chủ đề').fill('Gọi khách cũ')
  await pick(admin, field('Lặp lại'), 'Hằng ngày')
  await field('Thêm một việc nhỏ…').fill('Xem lịch sử')
  await admin.keyboard.press('Enter')
  await field('Thêm một việc nhỏ…').fill('Gọi')
  await admin.keyboard.press('Enter')
  await admin.getByRole('button', { name: 'Lưu' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Gọi khách cũ')
  const tick = admin.getByRole('checkbox', { name: 'Xem lịch sử' })
  await tick.click()
  await admin.getByRole('checkbox', { name: 'Gọi', exact: true }).click()
  await expect(admin.getByRole('checkbox', { name: 'Gọi', exact: true })).toBeChecked()
  await admin.getByLabel('Nội dung việc').first().fill('Xem lại lịch sử')
  await admin.keyboard.press('Enter')
  await expect(admin.getByRole('checkbox', { name: 'Xem lại lịch sử' })).toBeChecked()
  await expect(admin.getByText('“Xem lịch sử” thành “Xem lại lịch sử”')).toBeVisible()
  await admin.getByRole('main').getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(tick).toBeChecked()
  await inspect(admin)
  await admin.goto('/work')
  const line = admin.getByRole('listitem').filter({ hasText: 'Gọi khách cũ' })
  await expect(line).toContainText('2/2')
  await line.getByRole('button', { name: 'Hoàn thành' }).click()
  await expect(line).toContainText('0/2')
  await inspect(admin)
})

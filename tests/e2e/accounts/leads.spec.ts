import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { pick } from '../support/opportunity'
import { create, openSettings } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Tiềm Năng')
  for (const [screen, name] of [
    ['Lý do ngừng chăm sóc', 'Không có nhu cầu'],
    ['Từ khóa', 'Hội chợ'],
    ['Nhóm bán hàng', 'Nhóm không nhận'],
  ] as const) {
    await openSettings(page, screen)
    await create(page, (dialog) => dialog.getByRole('textbox').first().fill(name))
  }
  await openSettings(page, 'Nhóm bán hàng')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên nhóm').fill('Nhóm tiềm năng')
    await dialog.getByRole('checkbox', { name: 'Dữ liệu tiềm năng' }).click()
  })
})
test.afterAll(() => page.context().close())

test('[SB-13][SB-14][EV-06][EV-27][ED-45] a lead needs a name only, and goes to a team that takes leads', async () => {
  await page.goto('/leads')
  await page.getByRole('main').getByRole('link', { name: 'Tạo khách hàng tiềm năng' }).first().click()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Không được để trống.')).toBeVisible()
  await page.getByLabel('Họ và tên').fill('Đỗ Thị Ánh')
  await page.getByLabel('Điện thoại').fill('0987 654 321')
  await page.getByLabel('Nhóm bán hàng').click()
  await expect(page.getByRole('option', { name: 'Nhóm tiềm năng' })).toBeVisible()
  await expect(page.getByRole('option', { name: 'Nhóm không nhận' })).toHaveCount(0)
  await page.getByRole('option', { name: 'Nhóm tiềm năng' }).click()
  await pick(page, page.getByLabel('Từ khóa'), 'Hội chợ')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: '2 sao' }).click()
  await inspect(page)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đỗ Thị Ánh')
  await expect(page.getByRole('button', { name: /^Tình trạng: Đã phân công/ })).toBeVisible()
  await inspect(page)
})

test('[SB-17][ED-37] a lead is given up only for a reason, and taken up again', async () => {
  await page.getByRole('button', { name: /^Tình trạng/ }).dblclick()
  await page.getByRole('option', { name: 'Từ chối' }).click()
  await expect(page.getByText('Hãy chọn lý do ngừng chăm sóc').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Lý do ngừng chăm sóc/ }).dblclick()
  await page.getByRole('option', { name: 'Không có nhu cầu' }).click()
  await expect(page.getByRole('button', { name: /^Tình trạng: Từ chối/ })).toBeVisible()
  await page.getByRole('button', { name: /^Tình trạng/ }).dblclick()
  await page.getByRole('option', { name: 'Tái sử dụng' }).click()
  await expect(page.getByRole('button', { name: /^Tình trạng: Tái sử dụng/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Lý do ngừng chăm sóc: –/ })).toBeVisible()
})

test('[SB-21][EV-28] leads are found by words and by tag', async () => {
  await page.goto('/leads?q=do+thi+anh')
  await expect(page.getByRole('row').filter({ hasText: 'Đỗ Thị Ánh' })).toBeVisible()
  await page.goto('/leads?q=4321')
  await expect(page.getByRole('row').filter({ hasText: 'Đỗ Thị Ánh' })).toBeVisible()
  await page.goto(`/leads?filter=${encodeURIComponent(JSON.stringify(['tagIds', 'set']))}`)
  await expect(page.getByRole('row').filter({ hasText: 'Đỗ Thị Ánh' })).toContainText('Hội chợ')
  await page.goto(`/leads?filter=${encodeURIComponent(JSON.stringify(['tagIds', 'empty']))}`)
  await expect(page.getByText('Không có khách hàng tiềm năng phù hợp')).toBeVisible()
  await inspect(page)
})

test('[SB-02] targets of bought lists, the call centre, the website and forums are listed apart, and become leads', async () => {
  await openSettings(page, 'Nguồn')
  for (const name of ['Danh sách mua', 'Tổng đài', 'Diễn đàn'])
    await create(page, (dialog) => dialog.getByLabel('Tên nguồn').fill(name))
  const sources = ['Danh sách mua', 'Tổng đài', 'Website', 'Diễn đàn']
  for (const source of sources) await made(`Thô ${source}`, { level: 'Thô', source })
  await page.goto('/leads')
  const main = page.getByRole('main')
  const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(rowOf('Đỗ Thị Ánh')).toBeVisible()
  await main.getByRole('button', { name: /^Chế độ xem/ }).click()
  await page.getByRole('menuitem', { name: 'Khách hàng thô' }).click()
  await expect(rowOf('Đỗ Thị Ánh')).toHaveCount(0)
  for (const source of sources) await expect(rowOf(`Thô ${source}`)).toBeVisible()
  await rowOf('Thô Diễn đàn').getByRole('link').first().click()
  await expect(main.getByRole('button', { name: /^Nguồn/ })).toContainText('Diễn đàn')
  await promote()
  await page.goBack()
  await expect(rowOf('Thô Website')).toBeVisible()
  await expect(rowOf('Thô Diễn đàn')).toHaveCount(0)
})

test('[SB-04][ED-26][ED-28] a target that answered becomes a lead where it stands', async () => {
  await made('Khổng Thị Thô', { level: 'Thô' })
  await promote()
})

test('[SB-05][SB-18][SB-19][ED-38][ED-39][ED-40] a lead that sales met says where it came from, whose it is, and when it was changed', async () => {
  await page.goto('/leads/new')
  await page.getByLabel('Họ và tên').fill('Người Quen Của Sếp')
  await pick(page, page.getByLabel('Nguồn'), 'Giới thiệu')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Người Quen Của Sếp')
  const main = page.getByRole('main')
  await expect(main.getByRole('button', { name: /^Nguồn/ })).toContainText('Giới thiệu')
  await expect(main.getByRole('button', { name: /^Người phụ trách/ }).first()).toContainText('Trần Thị Sếp')
  await main
    .getByRole('button', { name: /^Điện thoại/ })
    .last()
    .dblclick()
  await page.keyboard.type('0912 888 777')
  await page.keyboard.press('Enter')
  await expect(main).toContainText('0912 888 777')
  await expect(main.locator('time[title]').first()).toHaveAttribute(
    'title',
    /^\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}$/,
  )
  await expect(main.getByText('Sửa lúc').first().locator('..')).toContainText(/\d{2}\/\d{2}\/\d{4}/)
})

test('[SB-37][SB-38][SB-39][SB-40] a lead becomes a company with a contact and an opportunity, once, and back again', async () => {
  await made('Ông Văn Chuyển', { company: 'Công ty TNHH Chuyển Đổi' })
  const lead = page.url()
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Chuyển đổi' }).click()
  await expect(page.getByRole('heading', { name: 'Chuyển đổi Ông Văn Chuyển' })).toBeVisible()
  await expect(main.getByLabel('Tên khách hàng')).toHaveValue('Công ty TNHH Chuyển Đổi')
  await inspect(page)
  const title = main.getByLabel('Tên cơ hội')
  await title.fill('')
  await main.getByRole('button', { name: 'Lưu' }).click()
  await expect(main.getByText('Không được để trống.')).toBeVisible()
  await title.fill('Đơn đầu của Chuyển Đổi')
  await main.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { name: 'Đã chuyển đổi Ông Văn Chuyển' })).toBeVisible()
  await expect(main.getByRole('region', { name: 'Đã chuyển đổi Ông Văn Chuyển' })).toBeFocused()
  await inspect(page)
  for (const name of ['Công ty TNHH Chuyển Đổi', 'Ông Văn Chuyển', 'Đơn đầu của Chuyển Đổi'])
    await expect(main.getByRole('link', { name, exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByRole('heading', { name: 'Chuyển đổi Ông Văn Chuyển' })).toBeVisible()
  await title.fill('Đơn đầu của Chuyển Đổi')
  await main.getByRole('button', { name: 'Lưu' }).click()
  await main.getByRole('link', { name: 'Công ty TNHH Chuyển Đổi', exact: true }).click()
  for (const name of ['Ông Văn Chuyển', 'Đơn đầu của Chuyển Đổi'])
    await expect(main.getByRole('link', { name, exact: true }).first()).toBeVisible()
  await page.goto(lead)
  await expect(main.getByRole('link', { name: 'Chuyển đổi' })).toHaveCount(0)
  await expect(main).toContainText('Đã chuyển đổi')
})

test('[SB-39] a lead that is known already is joined to the customer that is there', async () => {
  await made('Người Quen', { company: 'Công ty TNHH Chuyển Đổi' })
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Chuyển đổi' }).click()
  const parts = main.locator('section').filter({ has: page.getByRole('heading', { name: 'Khách hàng' }) })
  const account = parts.last() // the innermost
  await expect(account.getByRole('radio', { name: 'Chọn có sẵn' })).toBeChecked()
  await expect(account.getByRole('radio', { name: 'Công ty TNHH Chuyển Đổi' })).toBeChecked()
  await main.getByRole('button', { name: 'Lưu' }).click()
  await main.getByRole('link', { name: 'Công ty TNHH Chuyển Đổi', exact: true }).first().click()
  await expect(main.getByRole('link', { name: 'Người Quen', exact: true }).first()).toBeVisible()
})

test('[SB-37] many leads are converted at once, with a report of each', async () => {
  await made('Loạt Một', { company: 'Công ty TNHH Chuyển Đổi' })
  await made('Loạt Hai')
  await page.goto('/leads')
  for (const name of ['Loạt Một', 'Loạt Hai', 'Ông Văn Chuyển'])
    await page.getByRole('row').filter({ hasText: name }).last().getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Chuyển đổi', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Chuyển đổi 3 khách hàng tiềm năng' })
  await dialog.getByRole('button', { name: 'Bắt đầu' }).click()
  await expect(dialog).toContainText('Đã chuyển đổi 2 trên 3, trong đó 1 khách hàng đã có sẵn.')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Ông Văn Chuyển' })).toContainText(
    'đã được chuyển đổi',
  )
  await inspect(page)
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  await expect(page.getByRole('row').filter({ hasText: 'Loạt Hai' })).toContainText('Đã chuyển đổi')
})

type Given = { level?: string; company?: string; source?: string }

/** A lead of its own, on whose page the test then is. */
async function made(name: string, { level, company, source }: Given = {}): Promise<void> {
  await page.goto('/leads/new')
  const main = page.getByRole('main')
  await page.getByLabel('Họ và tên').fill(name)
  if (company) await page.getByLabel('Công ty').fill(company)
  if (level) await pick(page, main.getByLabel('Mức độ'), level)
  if (source) await pick(page, main.getByRole('combobox', { name: 'Nguồn' }), source)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

/** Makes a lead of the target whose page is open, where it stands. */
async function promote(): Promise<void> {
  const level = page
    .getByRole('main')
    .getByRole('button', { name: /^Mức độ/ })
    .first()
  await level.dblclick()
  await pick(page, page.getByRole('combobox', { name: 'Mức độ' }), 'Tiềm năng')
  await expect(page.getByText('đã sửa').first()).toBeVisible()
  await expect(level).toContainText('Tiềm năng')
}

test('[ED-37] leads that nobody works on are taken back after days that the company chooses, never by itself', async () => {
  await openSettings(page, 'Thu hồi khách tiềm năng')
  const days = page.getByLabel('Số ngày không có thay đổi')
  await expect(days).toHaveValue('')
  await days.fill('400')
  await page.getByRole('checkbox', { name: 'Bỏ người phụ trách' }).click()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText(/365/).last()).toBeVisible()
  await expect(days).toHaveAttribute('aria-invalid', 'true')
  await days.fill('30')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu cách thu hồi')).toBeVisible()
  await page.reload()
  await expect(days).toHaveValue('30')
  await expect(page.getByRole('checkbox', { name: 'Bỏ người phụ trách' })).toBeChecked()
  await inspect(page)
})

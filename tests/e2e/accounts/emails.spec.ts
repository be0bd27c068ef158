import type { Locator, Page } from '@playwright/test'
import { aMailServer, headerOf } from '@/tests/support/mail-server'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { customerWrites, mailNamed, openByTitle, setServer } from '../support/post'
import { form, openSettings, row } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let page: Page
let contact = ''

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Nhiều Email')
})
test.afterAll(() => page.context().close())

const main = () => page.getByRole('main')
const lineOf = (address: string, within: Page | Locator = page) =>
  within.getByRole('group', { name: address })
const save = () => page.getByRole('button', { name: 'Lưu' }).click()
const shown = () => main().getByRole('button', { name: /^Email:/ })

/** Types an address on a new line. */
async function add(address: string): Promise<void> {
  await page.getByRole('button', { name: 'Thêm địa chỉ' }).press('Enter')
  await expect(page.getByRole('textbox', { name: /^Địa chỉ \d/ }).last()).toBeFocused()
  await page.keyboard.type(address)
}

test('[ED-41][SB-15] contacts, customers and leads have several addresses, one of them foremost, each found', async () => {
  await page.goto('/contacts/new')
  await page.getByLabel('Họ và tên').fill('Phan Thị Bốn')
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill('Bon@Mot.example')
  await add('bon@hai.example')
  await add('bon@mot.example')
  await save()
  await expect(page.getByText('Địa chỉ bon@mot.example được nhập hai lần.')).toBeVisible()
  await page.getByRole('button', { name: 'Bỏ bon@mot.example', exact: true }).press('Enter')
  await lineOf('bon@hai.example').getByRole('radio', { name: 'Chính' }).check()
  await inspect(page)
  await save()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Phan Thị Bốn')
  contact = page.url()
  await expect(shown()).toHaveText(/bon@hai\.exampleChínhbon@mot\.example/)
  await page.goto('/contacts?q=bon@mot.example')
  const cell = page.locator('[data-cell="email"]').filter({ hasText: 'bon@hai.example' })
  await cell.dblclick()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('bon@ba.example')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-cell="email"]')).toContainText('bon@ba.example')
  for (const [path, label] of [
    ['/customers/new', 'Tên khách hàng'],
    ['/leads/new', 'Họ và tên'],
  ] as const) {
    await page.goto(path)
    await page.getByLabel(label).fill('Cùng một người')
    await page.getByRole('textbox', { name: 'Email', exact: true }).fill('chung@mot.example')
    await add('bon@mot.example')
    await save()
    await expect(shown()).toContainText('bon@mot.example')
  }
})

test('[ED-42][SB-16] who wants no advertising is marked wherever the address is, and found by it', async () => {
  await page.goto(contact)
  await expect(shown()).toHaveText(/bon@ba\.exampleChínhbon@mot\.example/)
  await shown().dblclick()
  await lineOf('bon@mot.example').getByRole('checkbox', { name: 'Từ chối nhận email' }).click()
  await page.keyboard.press('Tab')
  await page.getByRole('heading', { level: 1 }).click()
  await expect(shown()).toContainText('bon@mot.exampleTừ chối nhận email')
  await expect(main().getByText('Từ chối nhận email')).not.toHaveCount(1) // the timeline tells of it too
  const consents = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sự đồng ý' }) })
  await expect(consents).toContainText(/Từ chối \d\d\/\d\d\/\d{4}/)
  await expect(consents).toContainText('đánh dấu trên địa chỉ')
  await inspect(page)

  await page.goto(`/leads?filter=${encodeURIComponent(JSON.stringify(['email', 'opted_out']))}`)
  await expect(main()).toContainText('Email từ chối nhận email')
  await page.getByRole('link', { name: 'Cùng một người' }).click()
  await expect(shown()).toContainText('bon@mot.exampleTừ chối nhận email')
  await expect(main()).toContainText('đã đánh dấu địa chỉ email')
  await page.goto(contact)
  await main().getByRole('button', { name: 'Hoàn tác' }).first().click()
  await expect(shown()).not.toContainText('Từ chối nhận email')
})

test('[ED-42][ED-43] a mail that comes back makes the address of its contact, made by mail, invalid, which is told when writing', async () => {
  const server = await aMailServer()
  const address = `khach-${Date.now().toString(36)}@khach.example`
  const title = `Hỏi giá ${address}`
  const local = `thu${Date.now().toString(36)}`
  await setServer(page, server.port, 'ban@thu.example')
  await openSettings(page, 'Nhóm bán hàng')
  await row(page, 'Kinh doanh').getByRole('button', { name: 'Sửa' }).click()
  await form(page).getByLabel('Bí danh email').fill(local)
  await expect(form(page).getByRole('checkbox', { name: 'Tự tạo liên hệ từ thư' })).toBeChecked()
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  const written = await row(page, 'Kinh doanh').textContent()
  const alias = new RegExp(`${local}@[a-z0-9.-]+[a-z0-9]`).exec(written ?? '')?.[0] ?? ''

  await customerWrites({ from: `Vũ Văn Khách <${address}>`, to: alias, subject: title, text: 'Cho tôi giá.' })
  await openByTitle(page, title)
  const opportunity = page.url()
  await mailNamed(page, title).first().getByRole('button', { name: 'Trả lời' }).click()
  await page.getByRole('textbox', { name: /^Nội dung/ }).fill('Giá 5 triệu.')
  await page.getByRole('button', { name: 'Gửi', exact: true }).click()
  await expect(mailNamed(page, `Re: ${title}`).getByText('Đã gửi')).toBeVisible({ timeout: 60_000 })
  const messageId = headerOf(server.taken[0]?.raw ?? '', 'Message-ID') ?? ''
  await customerWrites({ ...returned(address, messageId), from: 'MAILER-DAEMON@mx.example', to: alias })

  await expect(async () => {
    await page.goto(`/contacts?q=${address}`)
    await page.getByRole('link', { name: 'Vũ Văn Khách' }).click()
    await expect(shown()).toContainText(`${address}Không hợp lệ`, { timeout: 3000 })
  }).toPass({ timeout: 60_000 })
  await expect(main()).toContainText('đã đánh dấu địa chỉ email')
  await expect(main().getByRole('link', { name: title }).first()).toBeVisible()
  await shown().dblclick()
  await page.getByRole('checkbox', { name: 'Từ chối nhận email' }).click()
  await page.getByRole('textbox', { name: 'Email', exact: true }).press('Enter')
  await expect(shown()).toContainText(`${address}Từ chối nhận emailKhông hợp lệ`)
  await page.goto(opportunity)
  await page.getByRole('button', { name: 'Soạn thư' }).click()
  const marks = page.getByRole('list', { name: 'Lưu ý về người nhận' })
  await expect(marks).toContainText(`${address} từng bị trả lại thư.`)
  await expect(marks).toContainText(`${address} từ chối nhận email quảng cáo`)
  await inspect(page)
  await page.getByRole('button', { name: 'Bỏ nháp' }).click()
  await server.stop()
})

/** What a mail server says of a mail that it could not deliver (RFC 3464). */
function returned(address: string, messageId: string) {
  const status = `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user`
  const body = [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'Not delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    status,
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '--r--',
    '',
  ]
  return { raw: body.join('\r\n') }
}

import type { Page } from '@playwright/test'
import { aMailServer, headerOf, type MailServer } from '@/tests/support/mail-server'
import { foundCompany } from '../support/company'
import { inspect, violations } from '../support/inspect'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const SECRET = 'mat-ma-ung-dung-4711'
const login = { user: 'sep@thu.example', password: SECRET }
let server: MailServer
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  server = await aMailServer({ login })
  page = await (await browser.newContext()).newPage()
  await foundCompany(page)
})
test.afterAll(async () => {
  await page.context().close()
  await server.stop()
})

async function testSending(): Promise<void> {
  await page.getByRole('button', { name: 'Kiểm thử' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kiểm thử gửi thư' })
  await dialog.getByLabel('Người nhận').fill('kiem-thu@khach.example')
  await dialog.getByRole('button', { name: 'Gởi' }).click()
}

test('[XL-15] no mail leaves until a server is set: the page says so, and a test is kept in the outbox', async () => {
  await page.goto('/settings/mail')
  await expect(page.getByRole('status').filter({ hasText: 'Chưa có thư nào rời khỏi đây' })).toBeVisible()
  await testSending()
  await expect(
    page.getByRole('dialog').getByText('Thư được giữ trong Hộp thư đi, không gửi ra ngoài.'),
  ).toBeVisible({
    timeout: 30_000,
  })
  expect(server.connections).toBe(0)
  await page.goto('/outbox')
  await expect(page.getByRole('row', { name: /Thư kiểm thử.*Giữ lại/ })).toBeVisible()
  await page.getByRole('link', { name: 'Thư kiểm thử' }).click()
  await expect(page.getByText('Đây là thư kiểm thử gửi từ')).toBeVisible()
})

test('[XL-16] help for Gmail: server, app password in place of the account password, how to revoke it', async () => {
  await page.goto('/settings/mail')
  await expect(page.getByRole('heading', { name: 'Dùng Gmail làm máy chủ gửi thư' })).toBeVisible()
  await expect(page.getByText('smtp.gmail.com, cổng 587')).toBeVisible()
  await expect(page.getByText(/mật khẩu ứng dụng \(16 chữ cái\).*thay cho mật khẩu tài khoản/)).toBeVisible()
  await expect(page.getByText(/Thu hồi mật khẩu ứng dụng/)).toBeVisible()
  await expect(page.getByRole('link', { name: /trang mật khẩu ứng dụng/ })).toHaveAttribute(
    'href',
    /^https:\/\/myaccount\.google\.com\//,
  )
  await page.getByRole('radio', { name: /Máy chủ SMTP/ }).click()
  await page.getByRole('button', { name: 'Điền thông số Gmail' }).click()
  await expect(page.getByRole('textbox', { name: /^Máy chủ/ })).toHaveValue('smtp.gmail.com')
  await expect(page.getByRole('textbox', { name: /^Cổng/ })).toHaveValue('587')
})

test('[XL-17] help says that the unlock page is gone, and how Google Workspace is connected', async () => {
  await expect(page.getByText(/DisplayUnlockCaptcha.*không còn nữa/)).toBeVisible()
  await expect(
    page.getByRole('heading', { name: /Google Workspace \(trước đây là Google Apps\)/ }),
  ).toBeVisible()
  await expect(page.getByText(/OAuth/).first()).toBeVisible()
  await expect(page.getByText(/smtp-relay\.gmail\.com/)).toBeVisible()
})

test('[XL-13] the server is set under Tổng thể ▸ Cấu hình SMTP, saved, and its password never comes back', async () => {
  await page.goto('/settings/mail')
  await expect(page.getByRole('heading', { name: 'Cấu hình SMTP' })).toBeVisible()
  const form = page.locator('main')
  await page.getByRole('radio', { name: /Máy chủ SMTP/ }).click()
  await form.getByRole('textbox', { name: /^Máy chủ/ }).fill('127.0.0.1')
  await form.getByLabel('Bảo mật').click()
  await page.getByRole('option', { name: 'Không mã hóa' }).click()
  await form.getByRole('textbox', { name: /^Cổng/ }).fill(String(server.port))
  await form.getByLabel('Tên đăng nhập').fill(login.user)
  await form.getByLabel('Mật khẩu', { exact: true }).fill(SECRET)
  await form.getByRole('textbox', { name: /^Địa chỉ gửi/ }).fill('sep@thu.example')
  await form.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu cấu hình gửi thư.').first()).toBeVisible()

  const bodies: string[] = []
  page.on('response', async (response) => bodies.push(await response.text().catch(() => '')))
  await page.reload()
  await expect(form.getByLabel('Tên đăng nhập')).toHaveValue(login.user)
  await expect(form.getByLabel('Mật khẩu', { exact: true })).toHaveValue('')
  await expect(page.getByText('Thư được gửi qua máy chủ đã cấu hình.')).toBeVisible()
  for (const body of [await page.content(), ...bodies]) expect(body.includes(SECRET)).toBe(false)
})

test("[XL-14] Kiểm thử sends a mail, shows the server's own reply and hints at the Bulk folder", async () => {
  await page.goto('/settings/mail')
  await testSending()
  const dialog = page.getByRole('dialog', { name: 'Kiểm thử gửi thư' })
  await expect(dialog.getByText('Máy chủ đã nhận thư.')).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByText(/2\.0\.0 Taken by the fake/)).toBeVisible()
  await expect(dialog.getByText(/Bulk/)).toBeVisible()
  expect(server.taken.map(({ to, user }) => [to, user])).toEqual([[['kiem-thu@khach.example'], login.user]])
  expect(headerOf(server.taken[0]?.raw ?? '', 'From')).toContain('sep@thu.example')
})

test('[XL-14] a wrong password shows what the server said, without the password', async () => {
  await page.goto('/settings/mail')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-mat-khau-0815')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu cấu hình gửi thư.').first()).toBeVisible()
  await testSending()
  await expect(page.getByRole('dialog').getByText(/535 5\.7\.8 Bad credentials/)).toBeVisible({
    timeout: 30_000,
  })
  expect(await page.content()).not.toContain('sai-mat-khau-0815')
})

test('axe finds nothing on the settings, the test dialog and the outbox', async () => {
  for (const path of ['/settings/mail', '/outbox']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await inspect(page)
  }
  await page.goto('/settings/mail')
  await page.getByRole('button', { name: 'Kiểm thử' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations(page, { within: '[role=dialog]' })).toEqual([])
})

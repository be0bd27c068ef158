import { LOGIN } from '@/tests/support/imap-login'
import { anImapServer, type ImapServer } from '@/tests/support/imap-server'
import { aMailServer, type MailServer } from '@/tests/support/mail-server'
import { foundCompany } from '../support/company'
import { inspect, violations } from '../support/inspect'
import { pick } from '../support/opportunity'
import { mailNamed } from '../support/post'
import { expect, test } from '../support/test'

test.describe.configure({ timeout: 90_000 })

const AN = 'an@khach.example'
let imap: ImapServer
let smtp: MailServer

test.beforeAll(async () => {
  imap = await anImapServer()
  smtp = await aMailServer({ login: { user: LOGIN.username, password: LOGIN.password } })
})
test.afterAll(async () => {
  await imap.stop()
  await smtp.stop()
})

const letter = (from: string, to: string, subject: string) =>
  [
    ...[`From: ${from}`, `To: ${to}`, `Subject: =?utf-8?b?${Buffer.from(subject).toString('base64')}?=`],
    ...[`Message-ID: <${Date.now()}.${Math.random()}@khach.example>`, `Date: ${new Date().toUTCString()}`],
    ...['Content-Type: text/plain; charset=utf-8', '', `Nội dung của ${subject}`, ''],
  ].join('\r\n')

test('[SB-46] a mailbox of one’s own is synced both ways, written from, shared mail by mail and given up', async ({
  page,
}) => {
  imap.lay('INBOX', letter(`Nguyễn Văn An <${AN}>`, LOGIN.username, 'Hỏi giá máy in'))
  imap.lay('INBOX', letter('la@nguoi.example', LOGIN.username, 'Chuyện của người lạ'))
  imap.lay('Da gui', letter(LOGIN.username, AN, 'Gửi từ điện thoại'), { flags: ['\\Seen'] })
  await foundCompany(page, 'Công ty Hộp thư')
  await page.goto('/contacts/new')
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn An')
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill(AN)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nguyễn Văn An')
  const contact = page.url()

  await page.goto('/profile')
  const card = page.locator('#mailbox')
  await card.getByRole('button', { name: 'Kết nối hộp thư' }).click()
  const field = (name: RegExp) => card.getByRole('textbox', { name })
  await field(/^Địa chỉ email/).fill('an@gmail.com')
  await expect(field(/^Máy chủ IMAP/)).toHaveValue('imap.gmail.com')
  await field(/^Địa chỉ email/).fill(LOGIN.username)
  await field(/^Máy chủ IMAP/).fill('127.0.0.1')
  await field(/^Cổng(?! gửi)/).fill(String(imap.port))
  await pick(page, card.getByLabel('Bảo mật', { exact: true }), 'Không mã hóa')
  await card.getByLabel(/^Mật khẩu/).fill('sai mật khẩu')
  await field(/^Máy chủ SMTP/).fill('127.0.0.1')
  await field(/^Cổng gửi/).fill(String(smtp.port))
  await pick(page, card.getByLabel('Bảo mật khi gửi'), 'Không mã hóa')
  await inspect(page)
  await card.getByRole('button', { name: 'Kết nối hộp thư' }).click()
  await card.getByRole('button', { name: 'Kiểm thử' }).click()
  await expect(page.getByText(/Máy chủ không nhận tên đăng nhập hoặc mật khẩu/).first()).toBeVisible({
    timeout: 30_000,
  })
  await card.getByRole('button', { name: 'Sửa' }).click()
  await card.getByLabel(/^Mật khẩu/).fill(LOGIN.password)
  await card.getByRole('button', { name: 'Lưu' }).click()
  await card.getByRole('button', { name: 'Lấy thư ngay' }).click()
  await expect(card.getByText(/Lần lấy thư thành công gần nhất/)).toBeVisible({ timeout: 30_000 })
  await card.getByRole('button', { name: 'Kiểm thử' }).click()
  await expect(page.getByText('Kết nối tốt: thư mục có 2 thư.')).toBeVisible({ timeout: 30_000 })
  expect(await page.content()).not.toContain(LOGIN.password)
  expect(await violations(page, { within: '#mailbox' })).toEqual([])

  await page.goto(contact)
  const asked = mailNamed(page, 'Hỏi giá máy in')
  await expect(asked.getByText('Riêng tư')).toBeVisible()
  await expect(asked.getByText('Chưa đọc', { exact: true })).toBeVisible()
  await expect(mailNamed(page, 'Gửi từ điện thoại')).toBeVisible()
  await expect(page.getByText('Chuyện của người lạ')).toHaveCount(0)
  await asked.getByRole('button', { name: 'Đánh dấu đã đọc' }).click()
  await expect(asked.getByText('Chưa đọc', { exact: true })).toHaveCount(0)
  await expect.poll(() => imap.mails('INBOX')[0]?.flags, { timeout: 30_000 }).toEqual(['\\Seen'])
  await asked.getByRole('button', { name: 'Chia sẻ', exact: true }).click()
  await expect(asked.getByText('Riêng tư')).toHaveCount(0)
  await asked.getByRole('button', { name: 'Ngừng chia sẻ' }).click()
  await expect(asked.getByText('Riêng tư')).toBeVisible()
  await inspect(page)

  await asked.getByRole('button', { name: 'Trả lời' }).click()
  await expect(page.getByText(`Hộp thư của tôi (${LOGIN.username})`)).toBeVisible()
  await page.getByRole('textbox', { name: /^Nội dung/ }).fill('Chào anh, giá 5 triệu.')
  await page.getByRole('textbox', { name: /^Nội dung/ }).press('Control+Enter')
  await expect
    .poll(() => smtp.taken.map(({ from, to }) => [from, to]), { timeout: 60_000 })
    .toEqual([[LOGIN.username, [AN]]])
  await expect.poll(() => imap.mails('Da gui').length, { timeout: 60_000 }).toBe(2)

  await page.goto('/profile')
  await card.getByRole('button', { name: 'Ngắt kết nối' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('radio', { name: /Xóa khỏi các hồ sơ/ }).click()
  await dialog.getByRole('button', { name: 'Ngắt kết nối' }).click()
  await expect(card.getByRole('button', { name: 'Kết nối hộp thư' })).toBeVisible()
  await page.goto(contact)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nguyễn Văn An')
  await expect(mailNamed(page, 'Re: Hỏi giá máy in')).toBeVisible()
  await expect(mailNamed(page, 'Gửi từ điện thoại')).toHaveCount(0)

  await page.goto('/settings/intakes')
  const intake = page
    .getByRole('region', { name: 'Lấy thư từ hộp thư (IMAP)' })
    .or(
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: 'Lấy thư từ hộp thư (IMAP)' }) }),
    )
  await intake.getByRole('textbox', { name: /^Máy chủ IMAP/ }).fill('127.0.0.1')
  await intake.getByRole('textbox', { name: /^Cổng/ }).fill(String(imap.port))
  await pick(page, intake.getByLabel('Bảo mật', { exact: true }), 'Không mã hóa')
  await intake.getByRole('textbox', { name: /^Tên đăng nhập/ }).fill(LOGIN.username)
  await intake.getByLabel(/^Mật khẩu/).fill(LOGIN.password)
  await pick(page, intake.getByLabel('Sau khi lấy'), 'Chuyển sang thư mục khác')
  await intake.getByRole('textbox', { name: /^Chuyển tới thư mục/ }).fill('Done')
  await pick(page, intake.getByLabel('Thư đã có sẵn'), 'Lấy thư của 7 ngày gần đây')
  await intake.getByRole('button', { name: 'Lưu' }).click()
  await expect(
    intake.getByText(/Lần lấy thư thành công gần nhất|Đang chờ lần lấy thư đầu tiên/),
  ).toBeVisible()
  await expect.poll(() => imap.mails('Done').length, { timeout: 60_000 }).toBe(2)
  await inspect(page)
  await page.goto('/inbound')
  await expect(page.getByRole('row', { name: /Chuyện của người lạ/ })).toBeVisible({ timeout: 20_000 })
})

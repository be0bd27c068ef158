import type { Page } from '@playwright/test'
import { aMailServer, headerOf, type MailServer } from '@/tests/support/mail-server'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { customerWrites, mailNamed, setServer } from '../support/post'
import { form, openSettings, row } from '../support/settings'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

const CUSTOMER = 'Gốm Chu Đậu'
const stamp = Date.now().toString(36)
const address = `lan.${stamp}@khach.example`
let page: Page
let server: MailServer
let alias = ''
let care = ''
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test.beforeAll(async ({ browser }) => {
  server = await aMailServer()
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Trò chuyện')
})
test.afterAll(async () => {
  await page.context().close()
  await server.stop()
})

const timeline = () => page.getByRole('region', { name: 'Dòng thời gian' })
const strand = (name: string) => timeline().getByRole('radio', { name }).click()
const heading = () => page.getByRole('heading', { level: 1 })

async function addCustomer(name: string, email: string): Promise<void> {
  await page.goto('/customers/new')
  await page.getByLabel('Tên khách hàng').fill(name)
  if (email) await page.getByRole('textbox', { name: 'Email', exact: true }).fill(email)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(heading()).toContainText(name)
}

test('a template, a signature and a server are set up', async () => {
  await setServer(page, server.port, 'ban@thu.example')
  await openSettings(page, 'Nhóm bán hàng')
  await row(page, 'Kinh doanh').getByRole('button', { name: 'Sửa' }).click()
  await form(page).getByLabel('Bí danh email').fill(`tro${stamp}`)
  await form(page).getByLabel('Bí danh chăm sóc khách hàng').fill(`cs${stamp}`)
  await form(page).getByLabel('Giao bản ghi từ thư cho').click()
  await page.getByRole('option', { name: 'Chưa giao, ai nhận thì làm' }).click()
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  const written = await row(page, 'Kinh doanh').textContent()
  const addressOf = (local: string) =>
    new RegExp(`${local}@[a-z0-9.-]+(?:localhost|[a-z0-9])`).exec(written ?? '')?.[0] ?? ''
  alias = addressOf(`tro${stamp}`)
  care = addressOf(`cs${stamp}`)

  await openSettings(page, 'Mẫu thư')
  await page.getByRole('main').getByRole('button', { name: 'Tạo' }).first().click()
  await form(page).getByLabel('Tên mẫu').fill('Chào hàng')
  await form(page).getByLabel('Tiêu đề').fill('Chào {{ho_ten}}')
  await form(page).getByLabel('Nội dung').fill('Gửi {{ho_ten}},\n{{luong}}')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page).getByText(/trường tự điền không tồn tại/)).toBeVisible()
  await form(page).getByLabel('Nội dung').fill('Gửi {{ho_ten}},\n{{nguoi_phu_trach}} phụ trách.')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  await expect(row(page, 'Chào hàng')).toBeVisible()

  await page.goto('/profile')
  await page.getByLabel('Chữ ký', { exact: true }).fill('Trân trọng,\nPhòng kinh doanh')
  await page.getByRole('button', { name: 'Lưu chữ ký' }).click()
  await expect(page.getByText('Đã lưu chữ ký')).toBeVisible()
})

test('[SB-41] one timeline gathers mails, notes, activities and changes of a customer, and what belongs to it', async () => {
  await addCustomer(CUSTOMER, address)
  const customer = page.url()

  await page.getByRole('button', { name: 'Ghi chú', exact: true }).click()
  const text = page.getByRole('textbox', { name: /^Nội dung ghi chú/ })
  await text.fill('Khách thích men lam.\nNhắc @')
  await page.getByRole('option').first().click()
  await expect(text).toHaveValue(/Nhắc @.+ $/)
  await text.press('Control+Enter')
  const note = timeline().getByRole('article', { name: /^Ghi chú của/ })
  await expect(note).toContainText('Khách thích men lam.')
  await expect(note.locator('strong').nth(1)).toContainText('@')
  await note.getByRole('button', { name: 'Sửa ghi chú' }).click()
  await text.fill('Khách thích men ngọc.')
  await note
    .locator('input[type=file]')
    .setInputFiles({ name: 'men ngọc.png', mimeType: 'image/png', buffer: PNG })
  await expect(note.getByRole('button', { name: 'Bỏ tệp men ngọc.png' })).toBeVisible()
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click()
  await expect(page.getByText('Đã lưu ghi chú').first()).toBeVisible()
  await expect(note).toContainText('men ngọc')
  await note.getByRole('button', { name: 'men ngọc.png', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'men ngọc.png' }).getByRole('img')).toHaveJSProperty(
    'naturalWidth',
    1,
  )
  await page.keyboard.press('Escape')
  await note.getByRole('button', { name: 'Xóa ghi chú' }).click()
  await expect(page.getByText('Đã xóa ghi chú').first()).toBeVisible()
  await expect(note).toBeHidden()
  await page
    .getByRole('region', { name: /^Thông báo/ })
    .getByRole('button', { name: 'Hoàn tác' })
    .first()
    .click()
  await expect(note).toContainText('men ngọc')
  await expect(note.getByRole('link', { name: /men ngọc\.png/ })).toBeVisible()

  await page.getByRole('button', { name: 'Soạn thư' }).click()
  await page.getByLabel('Mẫu thư').click()
  await page.getByRole('option', { name: 'Chào hàng' }).click()
  await expect(page.getByLabel('Tiêu đề')).toHaveValue(`Chào ${CUSTOMER}`)
  await inspect(page)
  await page.getByRole('button', { name: 'Gửi', exact: true }).click()
  const sent = mailNamed(page, `Chào ${CUSTOMER}`)
  await expect(sent.getByText('Đã gửi')).toBeVisible({ timeout: 60_000 })
  const raw = server.taken[0]?.raw ?? ''
  expect(server.taken[0]?.to).toEqual([address])
  const replyTo = /<?(tro[^>\s]+)>?/.exec(headerOf(raw, 'Reply-To') ?? '')?.[1] ?? alias

  await customerWrites({
    from: `Chị Lan <${address}>`,
    to: replyTo,
    subject: `Re: Chào ${CUSTOMER}`,
    text: 'Cho chị xin báo giá bình gốm.',
    inReplyTo: headerOf(raw, 'Message-ID') ?? '',
  })
  await expect(async () => {
    await page.goto(customer)
    await expect(mailNamed(page, `Re: Chào ${CUSTOMER}`)).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 60_000 })

  const id = new URL(customer).pathname.split('/').at(-1)
  await page.goto(`/opportunities/new?accountId=${id}`)
  await page.getByLabel('Tên cơ hội').fill('Lô bình gốm')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(heading()).toContainText('Lô bình gốm')
  await page.goto(`/activities/new?accountId=${id}&kind=task`)
  await page.getByRole('main').getByLabel('Chủ đề', { exact: true }).fill('Gọi chốt giá')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(heading()).toContainText('Gọi chốt giá')

  await page.goto(customer)
  await expect(timeline().getByRole('link', { name: 'Gọi chốt giá' })).toBeVisible()
  await expect(timeline().getByRole('link', { name: 'Lô bình gốm' })).toBeVisible()
  await strand('Thư')
  await expect(timeline().getByRole('article')).toHaveCount(2)
  await expect(note).toBeHidden()
  await strand('Ghi chú')
  await expect(timeline().getByRole('article')).toHaveCount(1)
  await strand('Hoạt động')
  await expect(timeline().getByRole('listitem')).toHaveText(/Gọi chốt giá/)
  await strand('Thay đổi')
  await expect(timeline().getByRole('listitem').first()).toContainText('Lô bình gốm')
  await strand('Tất cả')
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page)
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('[CS-43] ticked customers get a mail each; who is left out stands there before', async () => {
  await addCustomer('Anh Dũng', `dung.${stamp}@khach.example`)
  await addCustomer('Chị Không Thư', '')
  await page.goto('/customers')
  for (const name of [CUSTOMER, 'Anh Dũng', 'Chị Không Thư'])
    await page.getByRole('checkbox', { name: `Chọn ${name}` }).check()
  await page.getByRole('button', { name: 'Gửi email' }).click()
  const dialog = page.getByRole('dialog', { name: 'Gửi email cho nhiều người' })
  await expect(dialog.getByText('2 người nhận')).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'Không gửi' })).toContainText(
    'Chị Không Thư: không có địa chỉ email',
  )
  await dialog.getByLabel('Mẫu thư').click()
  await page.getByRole('option', { name: 'Chào hàng' }).click()
  const preview = dialog.getByRole('region', { name: 'Xem trước' })
  const first = await preview.locator('p').first().textContent()
  await preview.getByRole('button', { name: 'Người nhận sau' }).click()
  await expect(preview.locator('p').first()).not.toHaveText(first ?? '')
  await expect(preview).toContainText('Phòng kinh doanh')
  await inspect(page)
  const before = server.taken.length
  await dialog.getByRole('button', { name: 'Gửi 2 thư' }).click()
  await page
    .getByRole('region', { name: /^Thông báo/ })
    .getByRole('button', { name: 'Hoàn tác' })
    .first()
    .click()
  await expect(page.getByText('Đã thu hồi tất cả thư.')).toBeVisible()

  for (const name of [CUSTOMER, 'Anh Dũng'])
    await page.getByRole('checkbox', { name: `Chọn ${name}` }).check()
  await page.getByRole('button', { name: 'Gửi email' }).click()
  await dialog.getByLabel('Mẫu thư').click()
  await page.getByRole('option', { name: 'Chào hàng' }).click()
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'bang-gia.txt', mimeType: 'text/plain', buffer: Buffer.from('5 triệu') })
  await expect(dialog.getByRole('button', { name: 'Bỏ tệp bang-gia.txt' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Gửi 2 thư' }).click()
  await expect(() => expect(server.taken.length - before).toBe(2)).toPass({ timeout: 60_000 })
  const taken = server.taken.slice(before)
  expect(taken.map(({ to }) => to.length)).toEqual([1, 1])
  for (const { raw } of taken) expect(raw).toContain('bang-gia.txt')
  await page.getByRole('link', { name: 'Anh Dũng' }).click()
  await expect(mailNamed(page, 'Chào Anh Dũng').getByText('Đã gửi')).toBeVisible()
})

test('[ED-33] [SB-10] a mail to the care alias waits in the shared inbox, is taken and answered there, and an answer takes the case up again', async () => {
  const inbox = page.getByRole('list', { name: 'Hộp thư chung' })
  const mail = (subject: string) => inbox.getByRole('button', { name: new RegExp(`Lan ${subject}`) })
  const said = (text: string) =>
    page
      .getByRole('region', { name: /^Thông báo/ })
      .getByText(text)
      .first()
  await page.goto('/inbox?view=all')
  await expect(mail(`Re: Chào ${CUSTOMER}`)).toBeVisible()
  const files = [{ filename: 'rạn.png', content: PNG }]
  const from = `Chị Lan <${address}>`
  await customerWrites({
    from,
    to: care,
    subject: 'Men bị rạn',
    text: 'Hai bình bị rạn men.',
    attachments: files,
  })
  await expect(mail('Men bị rạn')).toBeVisible({ timeout: 60_000 })

  // What is new counts until it is opened, and again when it is said to be unread.
  const entry = page.getByRole('link', { name: /^Hộp thư chung/ }).first()
  const news = (count: number) => expect(entry).toHaveAccessibleName(new RegExp(`${count} chưa đọc`))
  const line = inbox
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /Lan Men bị rạn/ }) })
  await news(2)
  await expect(line).toContainText('1 chưa đọc')
  await mail('Men bị rạn').click()
  await expect(line).not.toContainText('chưa đọc')
  await news(1)
  await page.keyboard.press('u')
  await expect(line).toContainText('1 chưa đọc')
  await news(2)
  await expect(mailNamed(page, 'Men bị rạn')).toBeHidden()
  await page.reload()
  await news(2)
  await line.getByRole('button', { name: /^Đánh dấu đã đọc thư của/ }).click()
  await news(1)
  await inspect(page)

  await mail(`Re: Chào ${CUSTOMER}`).focus()
  await page.keyboard.press('k')
  await expect(mail(`Re: Chào ${CUSTOMER}`)).toBeFocused()
  await page.keyboard.press('j')
  await expect(mail('Men bị rạn')).toBeFocused()
  await page.keyboard.press('a')
  await expect(said('Bạn đã nhận phụ trách')).toBeVisible()
  await page.keyboard.press('Enter')
  const letter = mailNamed(page, 'Men bị rạn')
  await expect(letter).toContainText('Hai bình bị rạn men.')
  await expect(letter.getByRole('link', { name: 'Tải xuống rạn.png' })).toBeVisible()
  await inspect(page)
  await letter.getByRole('button', { name: 'Trả lời' }).click()
  await page.getByRole('textbox', { name: /^Nội dung/ }).fill('Chị gửi lại giúp em, em đổi bình mới.')
  await page.setViewportSize({ width: 390, height: 844 })
  await inspect(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  const before = server.taken.length
  await page.getByRole('textbox', { name: /^Nội dung/ }).press('Control+Enter')
  await expect(inbox.getByText('Đang gửi câu trả lời')).toBeVisible()
  await mail('Men bị rạn').click()
  await expect(mail('Men bị rạn')).toBeHidden({ timeout: 60_000 })
  await expect(() => expect(server.taken.length).toBe(before + 1)).toPass({ timeout: 30_000 })
  const raw = server.taken.at(-1)?.raw ?? ''
  const replyTo = /<?(cs[^>\s]+)>?/.exec(headerOf(raw, 'Reply-To') ?? '')?.[1] ?? care

  await mail(`Re: Chào ${CUSTOMER}`).focus()
  await page.keyboard.press('e')
  await expect(said('Đã bỏ khỏi hộp thư chung')).toBeVisible()
  await expect(page.getByText('Không có khách nào đang chờ trả lời')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(mail(`Re: Chào ${CUSTOMER}`)).toBeVisible()

  await page.goto('/cases')
  await page.getByRole('link', { name: 'Men bị rạn' }).click()
  await expect(heading()).toContainText('Men bị rạn')
  await expect(page.getByRole('button', { name: 'Trạng thái: Đang xử lý' })).toBeVisible()
  await expect(page.getByRole('button', { name: `Khách hàng: ${CUSTOMER}` })).toBeVisible()
  await expect(mailNamed(page, 'Re: Men bị rạn').getByText('Đã gửi')).toBeVisible()
  await page.getByRole('button', { name: 'Giải quyết', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Trạng thái: Đã giải quyết' })).toBeVisible()
  await customerWrites({
    ...{ from, to: replyTo, subject: 'Re: Men bị rạn', text: 'Bình mới cũng rạn.' },
    inReplyTo: headerOf(raw, 'Message-ID') ?? '',
  })
  await expect(mailNamed(page, 'Re: Men bị rạn').getByText('Bình mới cũng rạn.')).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByRole('button', { name: 'Trạng thái: Đang xử lý' })).toBeVisible()
})

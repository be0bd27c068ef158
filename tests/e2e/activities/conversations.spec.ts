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
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  const written = await row(page, 'Kinh doanh').textContent()
  alias = new RegExp(`tro${stamp}@[a-z0-9.-]+[a-z0-9]`).exec(written ?? '')?.[0] ?? ''

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
  const text = page.getByRole('combobox', { name: /^Nội dung ghi chú/ })
  await text.fill('Khách thích men lam.\nNhắc @')
  await page.getByRole('option').first().click()
  await expect(text).toHaveValue(/Nhắc @.+ $/)
  await text.press('Control+Enter')
  const note = timeline().getByRole('article', { name: /^Ghi chú của/ })
  await expect(note).toContainText('Khách thích men lam.')
  await expect(note.locator('strong').nth(1)).toContainText('@')
  await note.getByRole('button', { name: 'Sửa ghi chú' }).click()
  await text.fill('Khách thích men ngọc.')
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click()
  await expect(page.getByText('Đã lưu ghi chú').first()).toBeVisible()
  await expect(note).toContainText('men ngọc')
  await note.getByRole('button', { name: 'Xóa ghi chú' }).click()
  await expect(page.getByText('Đã xóa ghi chú').first()).toBeVisible()
  await expect(note).toBeHidden()
  await page
    .getByRole('region', { name: /^Thông báo/ })
    .getByRole('button', { name: 'Hoàn tác' })
    .first()
    .click()
  await expect(note).toContainText('men ngọc')

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
  await expect(timeline().getByRole('listitem')).toHaveCount(1)
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
  await page.getByRole('button', { name: 'Gửi Email' }).click()
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
  await page.getByRole('button', { name: 'Gửi Email' }).click()
  await dialog.getByLabel('Mẫu thư').click()
  await page.getByRole('option', { name: 'Chào hàng' }).click()
  await dialog.getByRole('button', { name: 'Gửi 2 thư' }).click()
  await expect(() => expect(server.taken.length - before).toBe(2)).toPass({ timeout: 60_000 })
  const taken = server.taken.slice(before)
  expect(taken.map(({ to }) => to.length)).toEqual([1, 1])
  await page.getByRole('link', { name: 'Anh Dũng' }).click()
  await expect(mailNamed(page, 'Chào Anh Dũng').getByText('Đã gửi')).toBeVisible()
})

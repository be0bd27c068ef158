import { aMailServer, headerOf } from '@/tests/support/mail-server'
import { fresh } from '../support/board'
import { foundCompany } from '../support/company'
import { violations } from '../support/inspect'
import { customerWrites, mailNamed, openByTitle, setServer } from '../support/post'
import { form, openSettings, row } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.describe.configure({ timeout: 120_000 })

const ALIAS = 'sales@demo.test'

test('[XL-15] a mail is answered from its timeline, and the demo keeps it', async ({ page }) => {
  const title = fresh('Hỏi giá máy in')
  const from = `Nguyễn Văn An <an-${Date.now().toString(36)}@khach.example>`
  await signInAs(page, 'admin')
  await customerWrites({
    from,
    to: ALIAS,
    subject: title,
    text: 'Chào công ty,\n\nNgân sách 50 triệu. Gọi 0912 345 678.\n',
  })
  await openByTitle(page, title)
  const question = mailNamed(page, title).first()
  await expect(question.getByText('Ngân sách 50 triệu')).not.toHaveCount(0)
  await expect(question.getByText('Chưa xác minh người gửi')).toBeVisible()

  await question.getByRole('button', { name: 'Trả lời' }).click()
  await expect(page.getByLabel('Tiêu đề')).toHaveValue(`Re: ${title}`)
  await page.getByRole('textbox', { name: /^Nội dung/ }).fill('Chào anh An,\n\nGiá **5 triệu** một chiếc.')
  await page.reload()
  await expect(page.getByRole('textbox', { name: /^Nội dung/ })).toHaveValue(/5 triệu/)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bảng giá.txt', mimeType: 'text/plain', buffer: Buffer.from('giá') })
  await expect(page.getByRole('button', { name: 'Bỏ tệp bảng giá.txt' })).toBeVisible()
  await page.getByRole('textbox', { name: /^Nội dung/ }).press('Control+Enter')
  const answer = mailNamed(page, `Re: ${title}`).first()
  await expect(answer.getByText('Chờ gửi')).toBeVisible()
  await expect(answer.getByText('Giữ lại')).toBeVisible({ timeout: 40_000 })
  expect(await violations(page)).toEqual([])

  await page.goto('/outbox')
  await page.getByRole('link', { name: `Re: ${title}` }).click()
  await expect(page.getByText('5 triệu** một chiếc')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải xuống bảng giá.txt' }).click()
  expect((await download).suggestedFilename()).toBe('bảng giá.txt')
})

test('a mail taken back within ten seconds leaves nothing and returns to the draft', async ({ page }) => {
  const title = fresh('Thu hồi thư')
  const sender = `binh-${Date.now().toString(36)}@khach.example`
  await signInAs(page, 'admin')
  await customerWrites({ from: sender, to: ALIAS, subject: title, text: 'Xin báo giá.' })
  await openByTitle(page, title)
  await page.getByRole('button', { name: 'Soạn thư' }).click()
  await page.getByLabel('Tiêu đề').fill(`Nháp ${title}`)
  await page.getByRole('textbox', { name: /^Nội dung/ }).fill('Viết vội.')
  await page.getByRole('button', { name: 'Gửi', exact: true }).click()
  await expect(mailNamed(page, `Nháp ${title}`)).toBeVisible()
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click()
  await expect(mailNamed(page, `Nháp ${title}`)).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /^Nội dung/ })).toHaveValue('Viết vội.')
})

test('what was found in a mail goes into the record with one click', async ({ page }) => {
  const title = fresh('Gợi ý')
  await signInAs(page, 'admin')
  const from = `chi-${Date.now().toString(36)}@khach.example`
  await customerWrites({
    from,
    to: ALIAS,
    subject: title,
    text: 'Ngân sách 50 triệu. Điện thoại 0912 345 678.',
  })
  await openByTitle(page, title)
  const found = page.getByRole('region', { name: 'Tìm thấy trong thư' })
  await found.getByRole('button', { name: /Ghi vào Giá trị/ }).click()
  await expect(found.getByText(/Đã có trong Giá trị/)).toBeVisible()
  await found.getByRole('button', { name: /Ghi vào .*[Đđ]iện thoại/ }).click()
  await expect(found.getByText(/Đã có trong .*[Đđ]iện thoại/)).toBeVisible()
})

test('[XL-13] mail in becomes a card, the answer leaves by the own server, and the answer to that joins the card', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const server = await aMailServer()
  const title = fresh('Hỏi mua')
  const local = fresh('thu').replaceAll(' ', '')
  const from = `Lê Văn Khách <khach-${Date.now().toString(36)}@khach.example>`
  await foundCompany(page)
  await setServer(page, server.port, 'ban@thu.example')
  await openSettings(page, 'Nhóm bán hàng')
  await row(page, 'Kinh doanh').getByRole('button', { name: 'Sửa' }).click()
  await form(page).getByLabel('Bí danh email').fill(local)
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  const written = await row(page, 'Kinh doanh').textContent()
  const alias = new RegExp(`${local}@[a-z0-9.-]+[a-z0-9]`).exec(written ?? '')?.[0] ?? ''

  await customerWrites({ from, to: alias, subject: title, text: 'Cho tôi xin báo giá.' })
  await openByTitle(page, title)
  await mailNamed(page, title).first().getByRole('button', { name: 'Trả lời' }).click()
  await page.getByRole('textbox', { name: /^Nội dung/ }).fill('Giá 5 triệu, anh nhé.')
  await page.getByRole('button', { name: 'Gửi', exact: true }).click()
  await expect(mailNamed(page, `Re: ${title}`).getByText('Đã gửi')).toBeVisible({ timeout: 60_000 })

  const raw = server.taken[0]?.raw ?? ''
  const replyTo = headerOf(raw, 'Reply-To') ?? ''
  const messageId = headerOf(raw, 'Message-ID') ?? ''
  expect(raw).toContain('In-Reply-To:')
  await customerWrites({
    from,
    to: replyTo,
    subject: `Re: ${title}`,
    text: 'Tôi đồng ý mua.',
    inReplyTo: messageId,
  })
  await expect(page.getByText('Tôi đồng ý mua.')).toBeVisible({ timeout: 30_000 })
  await server.stop()
})

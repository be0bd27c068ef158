import { fresh } from '../support/board'
import { inspect } from '../support/inspect'
import { sendMail } from '../support/mail'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

const ALIAS = 'sales@demo.test'

test('[EV-08][EV-09] mail to the alias appears on the board without reload, and the log says why', async ({
  page,
}) => {
  const subject = fresh('Cần báo giá')
  await signInAs(page, 'admin')
  const listening = page.waitForResponse(/\/api\/live/)
  await page.goto('/board')
  await listening
  await sendMail({ to: ALIAS, subject, text: 'Chào anh, cho tôi xin báo giá.' })
  await expect(page.getByText(subject).first()).toBeVisible()

  await page.goto('/inbound')
  await page.getByRole('link', { name: subject }).click()
  const path = page.getByRole('list').filter({ hasText: 'Nhận qua SMTP' })
  await expect(path).toContainText(`Gửi đến bí danh: ${ALIAS}.`)
  await expect(path).toContainText(`Tạo cơ hội “${subject}”`)
  const link = page.getByRole('link', { name: subject })
  await expect(link).toHaveAttribute('href', /^\/opportunities\/[0-9a-f-]{36}$/)
})

test('a dry run shows the path and creates nothing', async ({ page }) => {
  const subject = fresh('Thử đường đi')
  await signInAs(page, 'admin')
  await page.goto('/inbound')
  await page.getByRole('button', { name: 'Nạp hoặc thử thư' }).click()
  await page
    .getByLabel('Hoặc dán nội dung gốc')
    .fill(`From: An <an@khach.example>\nTo: ${ALIAS}\nSubject: ${subject}\n\nXin chào`)
  await page.getByRole('button', { name: 'Xử lý' }).click()
  await expect(page.getByText('Chạy thử: không có gì được tạo hay thay đổi.')).toBeVisible()
  await expect(page.getByText('Sẽ tạo cơ hội cho:')).toBeVisible()

  await page.goto('/board')
  await expect(page.locator('[data-card]').first()).toBeVisible()
  await expect(page.getByText(subject)).toHaveCount(0)
})

test('held bulk mail becomes a card by one click', async ({ page }) => {
  const subject = fresh('Bản tin')
  await signInAs(page, 'admin')
  await sendMail({ to: ALIAS, subject, text: 'Tin', headers: { 'List-Id': '<tin.example>' } })
  // What waits for the worker is not held yet.
  await expect(async () => {
    await page.goto('/inbound?outcome=held')
    await expect(page.getByRole('link', { name: subject })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('link', { name: subject }).click()
  await page.getByRole('button', { name: 'Cho qua' }).click()

  await expect(page.getByText(`Tạo cơ hội “${subject}”`)).toBeVisible()
  await expect(page.getByText('cho thư đi qua')).toBeVisible()
})

test('a key of the HTTP intake is shown once and can be revoked', async ({ page }) => {
  const name = fresh('Postfix')
  await signInAs(page, 'admin')
  await page.goto('/settings/intakes')
  await page.getByLabel('Tên khóa').fill(name)
  await page.getByRole('button', { name: 'Tạo khóa' }).click()
  const secret = (await page.getByRole('status').locator('pre').textContent()) ?? ''
  const post = () =>
    page.request.post('/api/inbound/raw', {
      headers: { authorization: `Bearer ${secret}`, 'x-envelope-to': ALIAS },
      data: Buffer.from(`From: an@khach.example\nSubject: ${name}\n\nQua HTTP`),
    })
  expect((await post()).status()).toBe(202)

  await page.reload()
  await expect(page.getByText(secret)).toHaveCount(0)
  await page.getByRole('button', { name: `Thu hồi khóa ${name}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Thu hồi' }).click()
  await expect(page.getByText(name)).toHaveCount(0)
  expect((await post()).status()).toBe(401)
})

test('a representative has no log of incoming mail', async ({ page }) => {
  await signInAs(page, 'rep')
  expect((await page.goto('/inbound'))?.status()).toBe(404)
})

test('axe finds nothing on the pages of incoming mail', async ({ page }) => {
  test.slow()
  await signInAs(page, 'admin')
  const subject = fresh('Cho axe')
  await sendMail({ to: ALIAS, subject, text: 'Xin chào' })
  await page.goto('/inbound')
  await expect(page.getByRole('link', { name: subject })).toBeVisible()
  await inspect(page)
  await page.getByRole('link', { name: subject }).click()
  await expect(page.getByText('Đường đi của thư')).toBeVisible()
  await inspect(page)
  await page.goto('/settings/intakes')
  await expect(page.getByText('Cloudflare Email Routing')).toBeVisible()
  await inspect(page)
})

import { fresh } from '../support/board'
import { violations } from '../support/inspect'
import { sendMail } from '../support/mail'
import { signInAs } from '../support/sign-in'
import { expect, phone, test } from '../support/test'

test.use(phone)

test('the log of incoming mail fits a phone', async ({ page }) => {
  const subject = fresh('Từ điện thoại')
  await signInAs(page, 'admin')
  await sendMail({ to: 'sales@demo.test', subject, text: 'Xin chào' })
  await page.goto('/inbound')
  const link = page.getByRole('link', { name: subject })
  await expect(link).toBeVisible()
  expect((await link.boundingBox())?.width).toBeGreaterThan(180)
  await link.click()
  await expect(page.getByText('Đường đi của thư')).toBeVisible()

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await violations(page)).toEqual([])
})

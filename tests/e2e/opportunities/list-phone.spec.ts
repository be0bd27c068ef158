import { inspect } from '../support/inspect'
import { signInAs } from '../support/sign-in'
import { expect, phone, test } from '../support/test'

test.use(phone)

test('on a phone the list is cards, and a record reads from top to bottom', async ({ page }) => {
  test.slow()
  await signInAs(page, 'admin')
  await page.goto('/opportunities?q=bao+tri')
  const cards = page.getByRole('list', { name: 'Cơ hội' })
  await expect(cards.getByRole('listitem').first()).toBeVisible()
  await expect(page.getByRole('grid')).toBeHidden()
  await inspect(page)
  const link = cards.getByRole('link').first()
  const title = (await link.textContent()) ?? ''
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  await inspect(page)
  await page.goto('/opportunities/new')
  await inspect(page)
  await page.goto('/opportunities?group=lostReasonId')
  await expect(page.getByRole('heading', { level: 1, name: 'Phân tích thất bại' })).toBeVisible()
  await inspect(page)
})

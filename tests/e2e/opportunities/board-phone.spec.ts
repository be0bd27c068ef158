import { addCard, card, column, dropAtThumb, fresh, touch } from '../support/board'
import { inspect } from '../support/inspect'
import { signInAs } from '../support/sign-in'
import { expect, phone, test } from '../support/test'

test.use(phone)

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'admin')
  await page.goto('/board')
})

test('[EV-24] on a phone a held card is dropped on a stage at the thumb', async ({ page }) => {
  const title = fresh('Ngón tay')
  const held = await addCard(page, 'Mới', title)
  await dropAtThumb(page, held, 'Đề xuất')
  await page
    .getByRole('navigation', { name: 'Các cột' })
    .getByRole('button', { name: /^Đề xuất/ })
    .click()
  await expect(card(column(page, 'Đề xuất'), title)).toBeVisible()
})

test('[EV-24] scrolling with a finger never lifts a card', async ({ page }) => {
  const first = column(page, 'Mới').locator('[data-card]').nth(2)
  const box = await first.boundingBox()
  if (!box) throw new Error('not shown')
  const finger = await touch(page)
  await finger('touchStart', box.x + 60, box.y + 30)
  for (let step = 1; step <= 8; step++) await finger('touchMove', box.x + 60, box.y + 30 - step * 20)
  await expect(page.locator('[data-thumb]')).toHaveCount(0)
  await finger('touchEnd')
  await expect
    .poll(() =>
      column(page, 'Mới')
        .locator('[data-scroll]')
        .evaluate((list) => list.scrollTop),
    )
    .toBeGreaterThan(20)
})

test('the board fits a phone and has no accessibility violations', async ({ page }) => {
  await page.goto('/board?q=bao+tri')
  await expect(page.locator('[data-card]').first()).toBeVisible()
  await inspect(page)
})

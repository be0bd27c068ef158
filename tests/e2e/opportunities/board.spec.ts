import { addCard, card, column, count, dragTo, fresh } from '../support/board'
import { inspect } from '../support/inspect'
import { saved } from '../support/saved'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'admin')
  await page.goto('/board')
})

test('[EV-24] a card is dragged to another stage, counted there at once and still there after a reload', async ({
  page,
}) => {
  const title = fresh('Kéo thẻ')
  const from = await addCard(page, 'Mới', title, '12tr')
  const before = await count(column(page, 'Đề xuất'))

  await dragTo(page, from, column(page, 'Đề xuất'))

  await expect(card(column(page, 'Đề xuất'), title)).toBeVisible()
  await expect(card(column(page, 'Mới'), title)).toHaveCount(0)
  expect(await count(column(page, 'Đề xuất'))).toBe(before + 1)
  await expect(page.getByText(`Đã chuyển “${title}” đến Đề xuất.`).first()).toBeVisible()
  await page.reload()
  await expect(card(column(page, 'Đề xuất'), title)).toBeVisible()
})

test('[EV-20] a dropped card takes the stage probability', async ({ page }) => {
  const title = fresh('Xác suất')
  const from = await addCard(page, 'Mới', title, '10tr')
  await dragTo(page, from, column(page, 'Đề xuất'))
  await expect(card(column(page, 'Đề xuất'), title)).toBeVisible()

  await card(page, title).press(' ')

  await expect(page.getByRole('dialog').getByText('50%')).toBeVisible()
})

test('[EV-24] a drop between two cards keeps its place', async ({ page }) => {
  const [first, second, third] = [fresh('Một'), fresh('Hai'), fresh('Ba')]
  for (const title of [first, second, third]) await addCard(page, 'Mới', title)
  const cards = column(page, 'Mới').locator('[data-card]')
  const target = await card(page, second).boundingBox()
  const place = await column(page, 'Mới').boundingBox()
  if (!target || !place) throw new Error('not shown')

  const between = { x: 100, y: target.y - place.y + target.height - 4 }
  await saved(page, () => dragTo(page, card(page, third), column(page, 'Mới'), between))

  await expect(cards.nth(1)).toContainText(third)
  await page.reload()
  await expect(cards.nth(0)).toContainText(second)
  await expect(cards.nth(1)).toContainText(third)
  await expect(cards.nth(2)).toContainText(first)
})

test('[EV-24] a move is taken back within ten seconds', async ({ page }) => {
  const title = fresh('Hoàn tác')
  await dragTo(page, await addCard(page, 'Mới', title), column(page, 'Đủ điều kiện'))
  await expect(card(column(page, 'Đủ điều kiện'), title)).toBeVisible()

  const message = page.getByRole('listitem').filter({ hasText: 'Đã chuyển' })
  await saved(page, () => message.getByRole('button', { name: 'Hoàn tác' }).click())

  await expect(card(column(page, 'Mới'), title)).toBeVisible()
  await page.reload()
  await expect(card(column(page, 'Mới'), title)).toBeVisible()
})

test('[EV-24] a card is lifted, carried and dropped from the keyboard, or put back by Esc', async ({
  page,
}) => {
  const title = fresh('Bàn phím')
  const lifted = await addCard(page, 'Mới', title)
  await lifted.focus()

  await page.keyboard.press('m')
  await expect(page.getByRole('status').filter({ hasText: `Đã nhấc ${title}` })).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(card(column(page, 'Mới'), title)).toBeVisible()

  await page.keyboard.press('Shift+Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(card(column(page, 'Đủ điều kiện'), title)).toBeVisible()
  await expect(card(page, title)).toBeFocused()
  await expect(page.getByText(/^Đã chuyển/).first()).toBeVisible()
  await page.reload()
  await expect(card(column(page, 'Đủ điều kiện'), title)).toBeVisible()
})

test('[EV-24] the menu moves a card by clicks alone', async ({ page }) => {
  const title = fresh('Thực đơn')
  await (await addCard(page, 'Mới', title)).hover()
  await page.getByRole('button', { name: `Thao tác với ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Chuyển đến…' }).click()
  await page.getByRole('menuitem', { name: 'Đề xuất' }).click()
  await expect(card(column(page, 'Đề xuất'), title)).toBeVisible()
})

test('[EV-24] several selected cards move at once', async ({ page }) => {
  const titles = [fresh('Nhóm A'), fresh('Nhóm B')]
  for (const title of titles) await addCard(page, 'Mới', title)
  for (const title of titles) {
    await card(page, title).focus()
    await page.keyboard.press('x')
  }
  await page
    .getByRole('toolbar', { name: 'Các thẻ đã chọn' })
    .getByRole('button', { name: 'Chuyển đến…' })
    .click()
  await page.getByRole('menuitem', { name: 'Đủ điều kiện' }).click()
  for (const title of titles) await expect(card(column(page, 'Đủ điều kiện'), title)).toBeVisible()
})

test('[EV-31] a drop on Lost asks for the reason, and cancelling leaves the card where it was', async ({
  page,
}) => {
  const title = fresh('Thua')
  const lost = await addCard(page, 'Mới', title)
  await page.getByRole('button', { name: 'Đóng cột Đủ điều kiện' }).click()
  await page.getByRole('button', { name: 'Đóng cột Đề xuất' }).click()
  await dragTo(page, lost, column(page, 'Thua'), { x: 20, y: 100 })
  await expect(page.getByRole('dialog')).toContainText('Lý do thất bại')
  await page.keyboard.press('Escape')
  await expect(card(column(page, 'Mới'), title)).toBeVisible()
})

test('[EV-22] a folded stage shows as a narrow column with its count, and unfolds', async ({ page }) => {
  const folded = column(page, 'Thua')
  expect((await folded.boundingBox())?.width).toBeLessThan(60)
  await page.getByRole('button', { name: 'Mở cột Thua' }).click()
  await expect(folded.locator('[data-card]').first()).toBeVisible()
})

test("[EV-24] a colleague's move appears in another browser with the mover's name", async ({
  page,
  browser,
}) => {
  const title = fresh('Hai trình duyệt')
  await addCard(page, 'Mới', title)
  const other = await browser.newContext()
  const colleague = await other.newPage()
  await signInAs(colleague, 'admin')
  await colleague.goto('/board')
  await dragTo(colleague, card(colleague, title), column(colleague, 'Đủ điều kiện'))
  await expect(card(column(page, 'Đủ điều kiện'), title)).toBeVisible()
  await other.close()
})

test('[EV-24] a card opened from the board gives the same place back', async ({ page }) => {
  const last = column(page, 'Đủ điều kiện').locator('[data-card]').nth(12)
  await last.scrollIntoViewIfNeeded()
  const scroll = () =>
    column(page, 'Đủ điều kiện')
      .locator('[data-scroll]')
      .evaluate((list) => list.scrollTop)
  await last.focus()
  const before = await scroll()
  const id = await last.getAttribute('data-card')
  await page.keyboard.press('Enter')
  for (const comeBack of [() => page.goBack(), () => page.keyboard.press('Escape')]) {
    await page.waitForURL(/\/opportunities\//)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await comeBack()
    await expect(page.locator(`[data-card="${id}"]`)).toBeFocused()
    expect(await scroll()).toBe(before)
    await page.keyboard.press('Enter')
  }
})

test('the board has no accessibility violations', async ({ page }) => {
  await page.goto('/board?q=bao+tri')
  await expect(page.locator('[data-card]').first()).toBeVisible()
  await inspect(page)
})

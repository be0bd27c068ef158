import { expect, type Locator, type Page } from '@playwright/test'

export const column = (page: Page, name: string): Locator =>
  page
    .locator('[data-column]')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`^${name}(?!\\S)`) }) })

export const card = (scope: Page | Locator, title: string): Locator =>
  scope.locator('[data-card]').filter({ hasText: title })

export const count = async (scope: Locator): Promise<number> =>
  Number(await scope.locator('[data-count]').textContent())

let made = 0
/** A title no other test uses. */
export const fresh = (name: string) => `${name} ${Date.now().toString(36)}${made++}`

/** Adds a card on top of a column by its own little form. */
export async function addCard(page: Page, columnName: string, title: string, amount = ''): Promise<Locator> {
  const into = column(page, columnName)
  await into.getByRole('button', { name: `Thêm cơ hội vào ${columnName}` }).click()
  await into.getByLabel('Tên cơ hội').fill(title)
  if (amount) await into.getByLabel('Giá trị').fill(amount)
  await into.getByLabel('Giá trị').press('Enter')
  await expect(card(into, title)).toBeVisible()
  await into.getByLabel('Tên cơ hội').press('Escape')
  return card(into, title)
}

/** Drags with the mouse in small steps, as a hand does. */
export async function dragTo(
  page: Page,
  from: Locator,
  to: Locator,
  offset = { x: 100, y: 160 },
): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (!start || !end) throw new Error('nothing to drag')
  await page.mouse.move(start.x + 40, start.y + 12)
  await page.mouse.down()
  await page.mouse.move(start.x + 56, start.y + 18, { steps: 4 })
  await page.mouse.move(end.x + offset.x, end.y + offset.y, { steps: 12 })
  await page.mouse.move(end.x + offset.x + 2, end.y + offset.y, { steps: 2 })
  await page.mouse.up()
}

/** Holds a card with a finger and drops it on a column in the bar at the thumb. */
export async function dropAtThumb(page: Page, held: Locator, name: string): Promise<void> {
  const box = await held.boundingBox()
  if (!box) throw new Error('not shown')
  const finger = await touch(page)
  await finger('touchStart', box.x + 60, box.y + 20)
  await page.waitForTimeout(400)
  await finger('touchMove', box.x + 70, box.y + 40)
  const target = page.locator('[data-thumb]').filter({ hasText: name })
  await expect(target).toBeVisible()
  const place = await target.boundingBox()
  if (!place) throw new Error('no thumb bar')
  for (let step = 1; step <= 10; step++) {
    const part = step / 10
    await finger(
      'touchMove',
      box.x + 70 + (place.x + 20 - box.x - 70) * part,
      box.y + 40 + (place.y + 20 - box.y - 40) * part,
    )
    await page.waitForTimeout(20)
  }
  await finger('touchEnd')
}

/** One finger on the screen. */
export async function touch(page: Page) {
  const session = await page.context().newCDPSession(page)
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
    })
}

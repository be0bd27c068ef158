import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Lệnh')
})
test.afterAll(() => page.context().close())

const SCRIPTS = '**/_next/static/chunks/**'
const field = () => page.getByLabel('Tìm và chuyển nhanh').and(page.locator('input'))

/** A page on which the palette was never opened; its code stays away until it is let through. */
async function slowPalette(): Promise<() => Promise<void>> {
  await page.goto('/customers')
  await page.waitForLoadState('networkidle')
  let letThrough = () => {}
  const isLetThrough = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(SCRIPTS, async (route) => {
    await isLetThrough
    await route.continue()
  })
  return async () => {
    letThrough()
    await expect(page.getByRole('listbox')).toBeVisible()
    await page.unroute(SCRIPTS)
  }
}

test('what is typed before the palette is there stands in its field, and more follows', async () => {
  const arrive = await slowPalette()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Liên')
  await inspect(page)
  await arrive()
  await expect(field()).toBeFocused()
  await expect(field()).toHaveValue('Liên')
  await page.keyboard.type(' hệ')
  await expect(field()).toHaveValue('Liên hệ')
  await expect(page.getByRole('option', { name: 'Liên hệ', exact: true }).first()).toBeVisible()
  await page.keyboard.press('Escape')
})

test('a word that is being composed meanwhile is composed to its end', async () => {
  const arrive = await slowPalette()
  await page.keyboard.press('Control+k')
  const typist = await page.context().newCDPSession(page)
  await typist.send('Input.imeSetComposition', { text: 'lie', selectionStart: 3, selectionEnd: 3 })
  const arriving = arrive()
  await typist.send('Input.imeSetComposition', { text: 'liê', selectionStart: 3, selectionEnd: 3 })
  await typist.send('Input.insertText', { text: 'liên' })
  await arriving
  await expect(field()).toHaveValue('liên')
  await page.keyboard.press('Escape')
})

test('given up before it is there, it takes no key any more and gives the focus back', async () => {
  await slowPalette()
  const search = page.getByRole('searchbox', { name: 'Tìm trong danh sách' })
  await search.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('an')
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()
  await page.keyboard.type('bình')
  await expect(search).toHaveValue('bình')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('closed again, it gives the focus back to where it was', async () => {
  const arrive = await slowPalette()
  const search = page.getByRole('searchbox', { name: 'Tìm trong danh sách' })
  await search.focus()
  await page.keyboard.press('Control+k')
  await arrive()
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()
})

import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { signInAs } from '../support/sign-in'

const DOORS = ['/sign-in', '/sign-up', '/forgot', '/reset/none', '/invite/none']
const ROOMS = ['/workspaces', '/profile', '/settings/users', '/settings/workspace']

/** Looks at every page before sign-in, light and dark: nothing for axe, nothing wider than the screen. */
export async function inspectDoors(page: Page): Promise<void> {
  test.slow()
  for (const path of DOORS) await inspect(page, path)
}

/** The same for the pages after it. */
export async function inspectRooms(page: Page): Promise<void> {
  test.slow()
  await signInAs(page, 'admin')
  for (const path of ROOMS) await inspect(page, path)
}

async function inspect(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    expect(found, `${path} in ${colorScheme}`).toEqual([])
  }
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(tooWide, `${path} scrolls sideways`).toBe(false)
}

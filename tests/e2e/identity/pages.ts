import type { Page } from '@playwright/test'
import { inspect } from '../support/inspect'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

const DOORS = ['/sign-in', '/sign-up', '/forgot', '/reset/none', '/invite/none']
const ROOMS = ['/workspaces', '/profile', '/settings/users', '/settings/workspace']

/** Looks at every page before sign-in, light and dark: nothing for axe, nothing wider than the screen. */
export async function inspectDoors(page: Page): Promise<void> {
  test.slow()
  for (const path of DOORS) await inspectAt(page, path)
}

/** The same for the pages after it. */
export async function inspectRooms(page: Page): Promise<void> {
  test.slow()
  await signInAs(page, 'admin')
  for (const path of ROOMS) await inspectAt(page, path)
}

async function inspectAt(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await inspect(page)
}

import { expect, type Locator, type Page } from '@playwright/test'

/** The row of a dictionary's list that is called so. */
export const row = (page: Page, name: string): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })

/** The form or question on top of the list; the lists that its fields open are no part of it. */
export const form = (page: Page): Locator => page.locator('[role=dialog][data-modal]')

const known = new Map<string, string>()

/** Opens a settings screen by its link on the settings page, which is remembered for the next time. */
export async function openSettings(page: Page, title: string): Promise<void> {
  const path = known.get(title)
  await page.goto(path ?? '/settings')
  if (!path) await page.getByRole('main').getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  known.set(title, new URL(page.url()).pathname)
}

/** Presses Tạo, fills what `fill` fills and presses Lưu. */
export async function create(page: Page, fill: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Tạo' }).first().click()
  await fill(form(page))
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
}

export async function menu(page: Page, name: string, entry: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: `Thao tác với ${name}` })
    .click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

/** Deletes a row for ever, handing what uses it to another where that is asked. */
export async function remove(page: Page, name: string, replacement?: string): Promise<void> {
  await menu(page, name, 'Xóa')
  if (replacement) await choose(page, 'Thay bằng', replacement)
  await form(page).getByRole('button', { name: 'Xóa' }).click()
  await expectGone(page, name)
}

/** Once the question is answered, for it hides the list behind it. */
export async function expectGone(page: Page, name: string): Promise<void> {
  await expect(page.locator('[data-modal]')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(row(page, name)).toHaveCount(0)
}

/** Picks one option of a searchable list. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await form(page).getByLabel(label, { exact: false }).first().click()
  await page.getByRole('option', { name: option }).first().click()
}

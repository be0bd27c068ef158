import { expect, type Locator, type Page } from '@playwright/test'
import { act } from './action'

/** Makes an opportunity, by the form where more is to be filled in, and opens its page. */
export async function createOpportunity(
  page: Page,
  title: string,
  fill?: () => Promise<void>,
): Promise<void> {
  if (fill) {
    await openForm(page)
    await page.getByLabel('Tên cơ hội').fill(title)
    await fill()
    await page.getByRole('button', { name: 'Lưu' }).click()
  } else {
    const made = await act<{ id: string }>(page, 'lib/opportunities/actions.ts:createOpportunity', { title })
    await page.goto(`/opportunities/${made.id}`)
  }
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
}

/** The empty form, ready to be typed into. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/opportunities/new')
  await expect(page.getByLabel('Tên cơ hội')).toBeFocused()
}

/** Picks out of the open list of a combobox. */
export async function pick(page: Page, control: Locator, option: string | RegExp): Promise<void> {
  const choice = page.getByRole('option', { name: option })
  await expect(async () => {
    if ((await control.getAttribute('aria-expanded')) !== 'true') await control.click()
    await expect(choice).toBeVisible({ timeout: 1000 })
  }).toPass()
  await choice.click()
}

/** The cell of a column in the row of an opportunity. */
export const cell = (page: Page, title: string, field: string): Locator =>
  page.getByRole('row').filter({ hasText: title }).locator(`[data-cell="${field}"]`)

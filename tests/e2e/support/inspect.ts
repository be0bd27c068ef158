import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** In light and dark: nothing for axe, nothing wider than the screen. */
export async function inspect(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page), `${page.url()} in ${colorScheme}`).toEqual([])
  }
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(tooWide, `${page.url()} scrolls sideways`).toBe(false)
}

/** What axe finds on the page, or within the parts that `selector` names. */
export async function violations(page: Page, selector?: string): Promise<string[]> {
  for (;;) {
    const before = await passingMessages(page)
    const axe = new AxeBuilder({ page })
    const found = await (selector ? axe.include(selector) : axe).analyze()
    // A message that left meanwhile was looked at half gone: that look counts for nothing.
    if (before !== (await passingMessages(page))) continue
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`,
    )
  }
}

const passingMessages = (page: Page): Promise<string> =>
  page
    .locator('[data-sonner-toast]')
    .evaluateAll((toasts) =>
      (toasts as HTMLElement[])
        .map(({ dataset: { mounted, removed, index } }) => `${mounted} ${removed} ${index}`)
        .join(),
    )

import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** In light and dark: nothing for axe, nothing wider than the screen. Long lists are better narrowed before. */
export async function inspect(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await violations(page), `${page.url()} in light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await painted(page)
  expect(await violations(page, { rules: COLOURS }), `${page.url()} in dark`).toEqual([])
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(tooWide, `${page.url()} scrolls sideways`).toBe(false)
}

/** Until a new theme has reached everything, also what fades to its new colours and what is not painted while out of sight. */
const painted = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    for (const each of document.querySelectorAll<HTMLElement>('*')) {
      if (getComputedStyle(each).contentVisibility === 'auto') each.style.contentVisibility = 'visible'
    }
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))
  })

/** All that a theme changes. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds on the page, or within the part that `within` names, by all its rules or only some. */
export async function violations(
  page: Page,
  { within, rules }: { within?: string; rules?: string[] } = {},
): Promise<string[]> {
  for (;;) {
    const before = await passingMessages(page)
    // Frames of other origins, which alone need the slower mode, hold mail that runs no script.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    if (within) axe.include(within)
    if (rules) axe.withRules(rules)
    const found = await axe.analyze()
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

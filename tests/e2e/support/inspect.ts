import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Small, for every page takes it in anew. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** In light and dark: nothing for axe, nothing wider than the screen. Long lists are better narrowed before. */
export async function inspect(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/) // that of the page one has just gone to
  await show(page, 'light')
  expect(await violations(page), `${page.url()} in light`).toEqual([])
  await show(page, 'dark')
  expect(await violations(page, { rules: COLOURS }), `${page.url()} in dark`).toEqual([])
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(tooWide, `${page.url()} scrolls sideways`).toBe(false)
}

/** The theme at once and everywhere: nothing fades to its new colours or stays unpainted while out of sight. */
async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(() => {
    const still = new CSSStyleSheet()
    still.replaceSync(
      '*, ::before, ::after { transition: none !important; content-visibility: visible !important }',
    )
    document.adoptedStyleSheets = [still]
  })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  })
}

/** All that a theme changes. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds on the page, or within the part that `within` names, by all its rules or only some. */
export async function violations(
  page: Page,
  { within, rules }: { within?: string; rules?: string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  for (;;) {
    const before = await passingMessages(page)
    const found = await page.evaluate(look, { within, options: optionsFor(rules) })
    // A message that left meanwhile was looked at half gone: that look counts for nothing.
    if (before !== (await passingMessages(page))) continue
    return found
  }
}

const optionsFor = (rules?: string[]): RunOptions => ({
  resultTypes: ['violations'],
  ...(rules && { runOnly: { type: 'rule', values: rules } }),
})

/**
 * In the page; of one that a dialog lies over only the dialog and the messages, for nobody reaches the rest. Frames of
 * other origins are not looked into: they hold mail that runs no script.
 */
async function look({ within, options }: { within?: string; options: RunOptions }): Promise<string[]> {
  const onTop = document.querySelector('[data-modal]')
    ? { include: [...document.querySelectorAll<HTMLElement>('[data-modal], [data-sonner-toaster]')] }
    : document
  const { violations } = await window.axe.run(within ?? onTop, options)
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`,
  )
}

const passingMessages = (page: Page): Promise<string> =>
  page
    .locator('[data-sonner-toast]')
    .evaluateAll((toasts) =>
      (toasts as HTMLElement[])
        .map(({ dataset: { mounted, removed, index } }) => `${mounted} ${removed} ${index}`)
        .join(),
    )

import { type Browser, type BrowserContext, test as base, devices, expect, type Page } from '@playwright/test'

export { expect }

/** As Playwright's, except that a page is there for the test only when it is there for a person: it answers clicks. */
export const test = base.extend<object, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        return lively(await newContext(options))
      }
      await use(browser)
      browser.newContext = newContext
    },
    { scope: 'worker' },
  ],
  context: ({ context }, use) => use(lively(context)),
})

const { defaultBrowserType: _, ...pixel } = devices['Pixel 7']

/** For `test.use` in tests that are about a phone. */
export const phone = { ...pixel, viewport: { width: 390, height: 844 } }

const known = new WeakSet<Page>() // one test's context may be the next one's

function lively(context: BrowserContext): BrowserContext {
  context.on('page', awaitLife)
  context.pages().forEach(awaitLife)
  return context
}

function awaitLife(page: Page): void {
  if (known.has(page)) return
  known.add(page)
  const { goto, reload } = page
  page.goto = async (...way) => {
    const answer = await goto.apply(page, way)
    await alive(page)
    return answer
  }
  page.reload = async (...way) => {
    const answer = await reload.apply(page, way)
    await alive(page)
    return answer
  }
}

/** Awaits where a form leads by loading the page anew, as signing in and signing up do. */
export async function arrive(page: Page, at: RegExp, timeout?: number): Promise<void> {
  await expect(page).toHaveURL(at, { timeout })
  await page.waitForLoadState()
  await alive(page)
}

/** Until React has taken over every control that the server sent. What never comes is the test's to notice. */
const alive = (page: Page): Promise<unknown> =>
  page
    .waitForFunction(
      () =>
        [...document.querySelectorAll('button, input, textarea, a[href], [role=combobox]')].every(
          (control) =>
            control.closest('[hidden], template') ||
            Object.keys(control).some((key) => key.startsWith('__reactProps')),
        ),
      undefined,
      { timeout: 5000, polling: 50 },
    )
    .catch(() => undefined)

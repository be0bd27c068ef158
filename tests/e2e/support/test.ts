import { type Browser, test as base, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

/** As Playwright's, except that a page is there for the test only when it is there for a person: it answers clicks. */
export const test = base.extend<object, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const context = await newContext(options)
        context.on('page', awaitLife)
        return context
      }
      await use(browser)
      browser.newContext = newContext
    },
    { scope: 'worker' },
  ],
})

function awaitLife(page: Page): void {
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

import type { Page } from '@playwright/test'

/**
 * Makes a change and waits until the server has answered it. A change shows at once; before its answer others
 * do not see it, and a page that is left then may never send it.
 */
export async function saved(page: Page, change: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse((response) => 'next-action' in response.request().headers())
  await change()
  const ended = (await answer).finished()
  await Promise.race([ended, page.waitForTimeout(5000)]) // of a streamed answer the end is not always told
}

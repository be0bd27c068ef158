import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { installedBrowser } from '@/tests/support/browser'
import { timing } from './measure'
import type { Figure } from './report'
import type { Rig } from './rig'
import type { Person } from './web'

const TIMES = 7
const GOAL = { milliseconds: 600, kilobytes: 200 }

export async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = installedBrowser()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** A browser of somebody who is signed in, with nothing in its cache. */
export async function browserOf(browser: Browser, { origin }: { origin: string }, { cookie }: Person) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  await context.addCookies(
    cookie.split('; ').map((each) => {
      const [name = '', ...value] = each.split('=')
      return { name, value: value.join('='), url: origin }
    }),
  )
  return context
}

/** How long until a card of the board can be taken, with an empty cache and with a full one, and what is loaded for it. */
export const timeToBoard = ({ web, people }: Rig): Promise<Figure[]> =>
  inBrowser(async (browser) => {
    const cold: number[] = []
    const warm: number[] = []
    let kilobytes = 0
    for (let time = 0; time < TIMES; time++) {
      const context = await browserOf(browser, web, people.administrator)
      const first = await openBoard(context, web.origin)
      cold.push(first.milliseconds)
      kilobytes = await scriptsOf(first.page)
      warm.push((await openBoard(context, web.origin)).milliseconds)
      await context.close()
    }
    return [
      { name: 'usable board, cold', value: timing(cold).median, unit: 'ms', most: GOAL.milliseconds },
      { name: 'usable board, warm', value: timing(warm).median, unit: 'ms' },
      { name: 'scripts that the board loads', value: kilobytes, unit: 'kB', most: GOAL.kilobytes },
    ]
  })

export async function openBoard(context: BrowserContext, origin: string) {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const watch = setInterval(() => {
      const card = document.querySelector('[data-card]')
      if (!card || !Object.keys(card).some((key) => key.startsWith('__reactProps'))) return
      clearInterval(watch)
      document.documentElement.dataset.usable = String(performance.now())
    }, 4)
  })
  await page.goto(`${origin}/board`)
  const usable = page.locator('html[data-usable]')
  await usable.waitFor({ state: 'attached' })
  return { page, milliseconds: Number(await usable.getAttribute('data-usable')) }
}

/** As they came, compressed. */
const scriptsOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const scripts = loaded.filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000
  })

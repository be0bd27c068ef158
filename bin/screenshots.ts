import { mkdirSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { signInAs } from '../tests/e2e/support/sign-in'
import { launchOptions } from '../tests/support/browser'
import { url } from '../tests/support/running'

const FOLDER = 'docs/screenshots'

type Shot = {
  name: string
  path: string
  width?: number
  theme?: 'light' | 'dark'
  before?: (page: Page) => Promise<void>
}

const SHOTS: Shot[] = [
  { name: 'board', path: '/board' },
  { name: 'dark', path: '/board', theme: 'dark' },
  { name: 'phone', path: '/board', width: 390 },
  { name: 'list', path: '/opportunities' },
  { name: 'record', path: '/board', before: openFirstCard },
  { name: 'customers', path: '/customers' },
  { name: 'settings', path: '/settings' },
  { name: 'inbound', path: '/inbound' },
]

mkdirSync(FOLDER, { recursive: true })
const browser = await chromium.launch(launchOptions())
for (const shot of SHOTS) await take(browser, shot)
await browser.close()

/** Takes one picture of the demo that runs at E2E_URL, in Vietnamese. */
async function take(
  from: Browser,
  { name, path, width = 1440, theme = 'light', before }: Shot,
): Promise<void> {
  const context = await from.newContext({
    baseURL: url,
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: theme,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    hasTouch: width < 500,
  })
  const page = await context.newPage()
  await signInAs(page, 'admin')
  await page.goto(path)
  await page.waitForLoadState('networkidle').catch(() => {})
  await before?.(page)
  await page.screenshot({ path: `${FOLDER}/${name}.png` })
  await context.close()
}

async function openFirstCard(page: Page): Promise<void> {
  const link = page.locator('[data-card] a').first()
  await page.goto((await link.getAttribute('href')) ?? '/board')
  await page.waitForLoadState('load')
}

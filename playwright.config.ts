import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './tests/support/browser'
import { environment, start, url } from './tests/support/running'

/** What works in companies of its own, or only reads: it may run beside what changes the demo. */
const apart =
  /e2e\/(accounts|activities|audit|identity|journeys|locations|organisation|privacy|rights|security)\/.*\.spec\.ts$|(backup|outbound-settings|own-mailbox)\.spec\.ts$/
const ending = /survival\.spec\.ts$/ // takes the application down

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: launchOptions(),
    trace: 'off',
    reuseContext: true, // emptied between tests, but with the scripts that the browser has compiled
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'demo', testIgnore: [apart, ending], workers: 1 },
    { name: 'apart', testMatch: apart, workers: 2 },
    { name: 'ending', testMatch: ending, workers: 1, dependencies: ['demo', 'apart'] },
  ],
  webServer: process.env.E2E_URL ? undefined : ownServer(),
})

function ownServer() {
  return {
    command: `node ${start.join(' ')}`,
    url: `${url}/api/health`,
    env: { ...environment, COHOI_DATA: ownData() },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 40_000 },
  }
}

/** Made by the main process, which removes it; the workers read this file too. */
function ownData(): string {
  if (process.env.E2E_DATA) return process.env.E2E_DATA
  const folder = mkdtempSync(join(tmpdir(), 'cohoi-e2e-'))
  chmodSync(folder, 0o711)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.E2E_DATA = join(folder, 'data')
  return process.env.E2E_DATA
}

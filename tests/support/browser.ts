import { existsSync } from 'node:fs'

/** A Chromium that the machine has, the one without windows first, or the one that CHROMIUM_PATH names. */
export function installedBrowser(): string | undefined {
  const places = [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  return process.env.CHROMIUM_PATH ?? places.find((path) => existsSync(path))
}

export function launchOptions() {
  const executablePath = installedBrowser()
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ]
  const unoptimised = '--js-flags=--no-maglev,--no-turbofan' // no page of a test lives long enough to earn it back
  const args = ['--no-sandbox', '--disable-gpu', unoptimised, ...quiet]
  return { ...(executablePath ? { executablePath } : {}), args }
}

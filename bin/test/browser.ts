import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { launchOptions } from '@/tests/support/browser'

/** Finds a Chromium that starts, installing one if need be; what is missing otherwise. */
export async function ensureBrowser(): Promise<string | undefined> {
  let trouble = await tryBrowser()
  for (const install of [installPlaywrights, installDebians]) {
    if (trouble && install()) trouble = await tryBrowser()
  }
  return (
    trouble &&
    `no browser: install Chromium (or name one in CHROMIUM_PATH), or run "npx playwright install --with-deps --only-shell chromium"\n${trouble}`
  )
}

async function tryBrowser(): Promise<string | undefined> {
  try {
    await (await chromium.launch(launchOptions())).close()
  } catch (error) {
    return (error as Error).message
  }
}

function installPlaywrights(): boolean {
  return run('npx', ['playwright', 'install', '--only-shell', 'chromium'])
}

function installDebians(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const apt = (...args: string[]) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args])
  apt('update')
  return apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell')
}

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0
}

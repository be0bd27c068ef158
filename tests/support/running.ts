import { settingNames } from '@/lib/kernel/env'

/** The running application that browser tests talk to: their own, or one named by the environment. */
export const url = process.env.E2E_URL ?? 'http://localhost:3199'
export const smtpPort = Number((process.env.E2E_URL && process.env.COHOI_SMTP_PORT) ?? 2599)
export const demoPassword = process.env.COHOI_DEMO_PASSWORD ?? 'demo-password-1'
/** Its data folder, for tests of its operation. */
export const dataFolder = process.env.E2E_DATA ?? process.env.COHOI_DATA ?? '.data'

/** How the tests start that application; Next's build for it has a folder of its own. */
export const environment: Record<string, string> & { NODE_ENV: 'production'; COHOI_DIST: string } = {
  ...Object.fromEntries(settingNames().map((name) => [name, ''])), // nothing of this machine's own installation
  NODE_ENV: 'production',
  PORT: '3199',
  HOST: '127.0.0.1',
  APP_URL: 'http://localhost:3199',
  SIGNUP: 'open',
  COHOI_DEMO: '1',
  COHOI_DEMO_PASSWORD: demoPassword,
  COHOI_DIST: '.next-test',
  COHOI_SMTP_PORT: '2599',
  COHOI_WORKER: '1',
  PUSH_ALLOW_PRIVATE: '1',
  SMTP_ALLOW_PRIVATE: '1', // the mail servers of the tests listen on this machine
}

export const start = ['--import', 'tsx', '--conditions=react-server', 'bin/start.ts']

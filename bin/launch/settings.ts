import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Env, parseEnv } from '@/lib/kernel/env'
import { keptSecret } from './data'

/** Reads the environment, and what the file .env in the project adds to it. */
export function readSettings(root: string): Env {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return parseEnv(process.env)
}

/** What the web and worker processes get to know: every setting, with the defaults of this start filled in. */
export function environmentOf(env: Env, databaseUrl: string, dev: boolean): NodeJS.ProcessEnv {
  const secret = env.SECRET_KEY ?? keptSecret(join(env.COHOI_DATA, 'secret-key'), randomSecret)
  const url = env.APP_URL
  return {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    SECRET_KEY: secret,
    NEXTAUTH_SECRET: createHmac('sha256', secret).update('next-auth').digest('base64url'),
    NEXTAUTH_URL: url,
    APP_URL: url,
    PORT: String(env.PORT),
    HOST: env.HOST,
    SIGNUP: env.SIGNUP,
    COHOI_DATA: env.COHOI_DATA,
    COHOI_DEMO: env.COHOI_DEMO ? '1' : '0',
  }
}

/** The password of the demo logins: the operator's, or one made once; kept for starts without the variable. */
export function demoPassword(env: Env): string {
  const file = join(env.COHOI_DATA, 'demo-password')
  if (env.COHOI_DEMO_PASSWORD) writeFileSync(file, env.COHOI_DEMO_PASSWORD, { mode: 0o600 })
  return keptSecret(file, () => randomSecret().slice(0, 12))
}

const randomSecret = () => randomBytes(32).toString('base64url')

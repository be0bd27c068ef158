import { expect } from '@playwright/test'
import { actionHeaders, serverActions } from '../../../bin/bench/server-action'
import { asOwner } from '../../support/owner'
import { environment } from '../../support/running'
import { type Answer, ask, signIn } from './http'
import { base, outbox, type Rig } from './rig'

/** A secret as it may have travelled. */
export const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret)
  const forms = [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
  return [...new Set([...forms, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])]
}

/** Every table and the queue, as text. */
export async function dump(): Promise<string> {
  const tables = await asOwner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') order by 1`,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const rows = await asOwner<{ row: string }>(`select t::text as row from ${name} t`)
    parts.push(name, ...rows.map(({ row }) => row))
  }
  return parts.join('\n')
}

/** Uses every secret, rightly and wrongly, also while the database refuses; gives the tokens that were mailed. */
export async function useSecrets(rig: Rig): Promise<Record<string, string>> {
  const { planted } = rig
  const email = planted.personas.find(({ name }) => name === 'administrator')?.email ?? ''
  const wrong = { wrongPassword: 'kin-wrong-guess-0815', newPassword: 'kin-new-password-4711' }
  const headers = {
    Authorization: `Bearer ${planted.secrets.intakeKey}`,
    'X-Envelope-To': 'nobody@planted.test',
  }
  await ask(base, '/api/inbound/raw', { method: 'POST', headers, body: 'Subject: x\r\n\r\nx' })
  await signIn(base, email, wrong.wrongPassword)
  await callAction(rig, 'forgetPassword', { email, locale: 'vi' })
  await expect.poll(() => mailedTokens(rig).length, { timeout: 30_000 }).toBeGreaterThan(1)
  const taken = ['login', 'login_token', 'intake_key']
  for (const table of taken) await asOwner(`alter table ${table} rename to ${table}_away`)
  await signIn(base, email, planted.password)
  await signIn(base, email, wrong.wrongPassword)
  await ask(base, '/api/inbound/raw', { method: 'POST', headers, body: 'Subject: x\r\n\r\nx' })
  const [resetToken = ''] = mailedTokens(rig)
  await callAction(rig, 'resetPassword', { token: resetToken, password: wrong.newPassword })
  for (const table of taken) await asOwner(`alter table ${table}_away rename to ${table}`)
  await callAction(rig, 'resetPassword', { token: resetToken, password: wrong.newPassword })
  const tokens = mailedTokens(rig).map((token, at) => [`token${at}`, token])
  return { ...wrong, ...Object.fromEntries(tokens) }
}

async function callAction(rig: Rig, name: string, body: unknown): Promise<Answer> {
  const [found] = rig.planted.actions.filter((each) => each.name === name)
  const { id, page } = serverActions(environment.COHOI_DIST).get(`${found?.file}:${name}`) ?? {
    id: '',
    page: '/',
  }
  const headers = { ...actionHeaders(id), Origin: base }
  return ask(base, page.replace(/\[[^\]]*\]/, 'x'), { method: 'POST', headers, body: JSON.stringify([body]) })
}

/** Secrets of links that were mailed: the invitation of the tried company, the reset of a planted person. */
const mailedTokens = (rig: Rig): string[] =>
  outbox(rig.data).flatMap((mail) =>
    [...mail.matchAll(/\/(?:reset|invite)\/([\w-]{20,})/g)].map(([, token]) => token ?? ''),
  )

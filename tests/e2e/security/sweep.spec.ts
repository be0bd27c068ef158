import { PLACES } from '@/lib/dictionaries/screen'
import { report } from '../../support/figures'
import { aMailServer, type MailServer } from '../../support/mail-server'
import { fingerprint } from '../../support/owner'
import { expect, test } from '../support/test'
import { actionCalls, routeCalls, upToDate } from './calls'
import { type Answer, ask, signIn } from './http'
import { addresses, aRig, base, PORT, type Rig } from './rig'
import { dump, formsOf, useSecrets } from './secrets'

test.describe.configure({ mode: 'serial' })

const SECRET_KEY = 'kin-secret-key-0815-of-the-operator-4711'
const OPERATOR = {
  SECRET_KEY,
  RESEND_WEBHOOK_SECRET: `whsec_${Buffer.from('kin-operator-webhook-0815').toString('base64')}`,
}
let rig: Rig
let mails: MailServer
const cookies = new Map<string, string | undefined>()
const answers: { who: string; path: string; answer: Answer }[] = []

test.beforeAll(async () => {
  test.setTimeout(240_000)
  mails = await aMailServer({ login: { user: 'sales', password: 'another' } })
  rig = await aRig(OPERATOR, mails.port)
  cookies.set('anonymous', undefined)
  for (const { name, email } of rig.planted.personas) {
    cookies.set(name, (await signIn(base, email, rig.planted.password)) ?? undefined)
  }
})
test.afterAll(async () => {
  await rig?.stop()
  await mails?.stop()
})

/** Every address, with every id that may stand in it. */
function paths(): string[] {
  const { records, inboundId } = rig.planted
  const cards = records.filter(({ path }) => path === '/opportunities')
  const ids = (path: string) => {
    if (path.startsWith('/api/messages')) return records.flatMap(({ messageId }) => messageId ?? [])
    if (path.startsWith('/api/attachments') || path.startsWith('/outbox'))
      return records.flatMap(({ messageId, fileId }) => [messageId ?? [], fileId ?? []].flat())
    if (path.startsWith('/inbound')) return [inboundId]
    const own = records.filter((record) => path.startsWith(`${record.path}/`))
    return (own.length > 0 ? own : cards).map(({ id }) => id)
  }
  const kinds = [...new Set(records.map(({ path }) => path))]
  const all = addresses().flatMap((path) => {
    if (path.startsWith('/[kind]')) return kinds.map((kind) => path.replace('/[kind]', kind))
    return path.includes('[place]') ? PLACES.map((place) => path.replace('[place]', place)) : [path]
  })
  return [...new Set(all)].flatMap((path) => {
    if (path.includes('[...')) return [path.replace(/\[\.\.\..*\]/, 'session')]
    if (path === '/api/board/cards') return [`${path}?ids=${cards.map(({ id }) => id).join(',')}`]
    return path.includes('[') ? ids(path).map((id) => path.replace(/\[[^\]]*\]/, id)) : [path]
  })
}

const isStream = (path: string) => path === '/api/live'

async function crawl(who: string, path: string): Promise<Answer[]> {
  const cookie = cookies.get(who)
  const html = await ask(base, path, { cookie, ...(isStream(path) && { patience: 400 }) })
  if (path.startsWith('/api')) return [html]
  return [html, await ask(base, path, { cookie, headers: { RSC: '1' } })]
}

async function severalAtOnce<T>(paths: string[], work: (path: string) => Promise<T>) {
  const done: { path: string; given: T }[] = []
  const left = [...paths]
  const worker = async () => {
    for (let path = left.shift(); path; path = left.shift()) done.push({ path, given: await work(path) })
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return done
}

async function sweepPages(people = [...cookies.keys()]): Promise<{ cases: number; leaks: string[] }> {
  const { personas, records } = rig.planted
  const known = new Map(personas.map((persona) => [persona.name, persona]))
  const leaks: string[] = []
  let cases = 0
  for (const who of people) {
    const { sees = [], audits = [] } = known.get(who) ?? {}
    const read = new Set<string>()
    for (const { path, given } of await severalAtOnce(paths(), (path) => crawl(who, path))) {
      for (const answer of given) {
        cases += 1
        answers.push({ who, path, answer })
        expect(answer.status, `${path} for ${who}: ${answer.text.slice(0, 300)}`).toBeLessThan(500)
        for (const { name, word } of records) {
          if (!answer.text.includes(word) || audits.includes(word)) continue
          read.add(word)
          if (!sees.includes(word)) leaks.push(`${who} reads ${name} at ${path}`)
        }
      }
    }
    expect([...read].sort(), `everything that is there for ${who} was read`).toEqual([...sees].sort())
  }
  return { cases, leaks }
}

test('[S1] no page and no route shows anybody a word that is not theirs', async () => {
  test.setTimeout(300_000)
  const { cases, leaks } = await sweepPages()
  report('S1 pages and routes', { cases, leaks: leaks.length })
  expect(leaks).toEqual([])
  expect(cases).toBeGreaterThan(500)
})

test('[S8] nothing that another site sends has an effect, whatever handler it is for', async () => {
  test.setTimeout(300_000)
  await rig.restart({ proxy: true, worker: false })
  const { planted } = rig
  const cookie = (await signIn(base, planted.tryer, planted.password)) ?? ''
  const handlers = [...actionCalls(rig), ...routeCalls(rig)]
  const foreign = [
    'https://evil.test',
    'null',
    `http://sub.localhost:${PORT}`,
    `http://localhost.evil.test:${PORT}`,
    '',
  ]
  const before = await steadyPrint()
  let cases = 0
  const answered: string[] = []
  for (const { name, method, path, headers, body } of handlers) {
    for (const origin of foreign) {
      const from: Record<string, string> = origin ? { Origin: origin, 'X-Forwarded-Host': 'evil.test' } : {}
      if (origin.startsWith('http:')) delete from['X-Forwarded-Host']
      const answer = await ask(base, path, { method, cookie, body, headers: { ...headers, ...from } })
      cases += 1
      if (answer.status === 200 && /"ok":true/.test(answer.text))
        answered.push(`${name} from ${origin || 'nowhere'}`)
    }
  }
  const after = await steadyPrint()
  const differing = Object.keys(after).filter((table) => after[table] !== before[table])
  report('S8 foreign origins', { cases, leaks: answered.length, written: differing.length })
  expect(answered, 'actions that were carried out').toEqual([])
  expect(differing, 'tables that changed').toEqual([])

  const accepted: string[] = []
  for (const { name, path, headers, body } of actionCalls(rig).sort(endsLast)) {
    const answer = await ask(base, path, {
      method: 'POST',
      cookie,
      body: await upToDate(body),
      headers: { ...headers, Origin: base },
    })
    if (/"ok":true/.test(answer.text)) accepted.push(name)
  }
  expect(accepted.length, 'the same calls are carried out for the own origin').toBeGreaterThan(
    (actionCalls(rig).length * 2) / 3,
  )
})

/** Everything stored, once the worker has come to rest. */
/** What takes a record away comes after all that need it. */
const endsLast = (a: { name: string }, b: { name: string }) =>
  Number(ENDS.test(a.name)) - Number(ENDS.test(b.name))
const ENDS = /delete|remove|purge|empty|erase|merge/i

async function steadyPrint(): Promise<Record<string, string>> {
  let [last, now] = [await fingerprint(), {}]
  await expect(async () => {
    now = await fingerprint()
    const isSame = JSON.stringify(now) === JSON.stringify(last)
    last = now as typeof last
    expect(isSame, 'nothing changes by itself').toBe(true)
  }).toPass({ timeout: 60_000, intervals: [2000] })
  const { 'public.rate_limit': _, ...rest } = last
  return rest
}

test('[S14] no secret stands in clear in any table, answer or line of the log', async () => {
  test.setTimeout(120_000)
  await rig.restart({ proxy: true })
  const { planted } = rig
  const tokens = await useSecrets(rig)
  const session = cookies.get('administrator')?.split('=')[1] ?? ''
  const secrets = { ...planted.secrets, ...OPERATOR, ...tokens, session }
  const places = {
    database: await dump(),
    log: rig.log(),
    answers: answers.map(({ answer }) => JSON.stringify(answer)).join('\n'),
  }
  const found: string[] = []
  let cases = 0
  for (const [name, secret] of Object.entries(secrets)) {
    for (const [place, text] of Object.entries(places)) {
      for (const form of formsOf(secret)) {
        cases += 1
        if (text.includes(form)) found.push(`${name} in ${place}`)
      }
    }
  }
  report('S14 secrets in clear', { cases, leaks: found.length })
  expect(found).toEqual([])
  expect(/relation .{1,3}login.{1,3} does not exist/.test(places.log), 'what was provoked was logged').toBe(
    true,
  )
  expect(places.database.length).toBeGreaterThan(100_000)
})

test('[S1] without the proxy the same is refused', async () => {
  test.setTimeout(300_000)
  await rig.restart({ proxy: false })
  const page = await ask(base, '/sign-in')
  expect(page.headers['content-security-policy'], 'the proxy is not there').toBeUndefined()
  const { cases, leaks } = await sweepPages([
    'anonymous',
    'representative',
    'deactivated',
    "another workspace's administrator",
  ])
  report('S1 pages and routes, no proxy', { cases, leaks: leaks.length })
  expect(leaks).toEqual([])
})

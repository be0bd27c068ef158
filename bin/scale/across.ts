import { ask, signIn } from '@/tests/e2e/security/http'
import { baseOf, type Check, until } from './check'
import { aClient } from './client'
import { PASSWORD, POOLED } from './rig'

const BURST = 24
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const session: Check = {
  name: 'a session made on one process works on all, and ends on all',
  async run({ rig }) {
    const [first, ...others] = rig.webs.map(({ port }) => baseOf(port))
    const client = await aClient(first ?? '', rig.base, 'manager@demo.test')
    const opened = await Promise.all([first ?? '', ...others].map((base) => client.get(base, '/board')))
    const csrf = await client.get(first ?? '', '/api/auth/csrf')
    const csrfCookie = (csrf.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
    const body = new URLSearchParams({ csrfToken: JSON.parse(csrf.text).csrfToken, json: 'true' })
    await ask(first ?? '', '/api/auth/signout', {
      method: 'POST',
      headers: { Origin: rig.base, 'Content-Type': 'application/x-www-form-urlencoded' },
      cookie: `${client.cookie}; ${csrfCookie}`,
      body: body.toString(),
    })
    const after = await Promise.all(others.map((base) => client.get(base, '/api/board/totals')))
    return {
      isWell: opened.every(({ status }) => status === 200) && after.every(({ status }) => status === 401),
      measured: `board ${told(opened)}, after signing out on the first ${told(after)}`,
    }
  },
}

const limits: Check = {
  name: 'guesses are counted across all processes',
  async run({ rig }) {
    const bases = rig.webs.map(({ port }) => baseOf(port))
    let guesses = 0
    for (; guesses < 6; guesses++) await signIn(bases[guesses % 3] ?? '', 'rep@demo.test', 'wrong password')
    const right = await Promise.all(bases.map((base) => signIn(base, 'rep@demo.test', PASSWORD)))
    await rig.owner.query(`delete from rate_limit where key like '%rep@demo.test%'`)
    const later = await signIn(bases[0] ?? '', 'rep@demo.test', PASSWORD)
    return {
      isWell: right.every((cookie) => cookie === null) && later !== null,
      measured: `after ${guesses} wrong guesses in turns the right password opens ${right.filter(Boolean).length} of 3, and 1 once they are forgotten`,
    }
  },
}

const live: Check = {
  name: 'a change on one process reaches a browser on another',
  async run({ rig, admin }) {
    const [from = '', to = ''] = rig.webs.map(({ port }) => baseOf(port))
    const events = await listen(`${to}/api/live`, admin.cookie)
    await events.next('ready')
    const times: number[] = []
    for (let at = 0; at < 5; at++) {
      const started = performance.now()
      const heard = events.next('changes')
      if (!(await admin.create(from, `Live ${at}`))) throw new Error('not created')
      await heard
      times.push(Math.round(performance.now() - started))
    }
    events.close()
    return {
      isWell: times.length === 5,
      measured: `5 of 5, ${times.join(', ')} ms from the request to the event`,
    }
  },
}

const files: Check = {
  name: 'a file given to one process is read through all, from the bucket',
  async run({ rig, admin, intakeKey }) {
    const bases = rig.webs.map(({ port }) => baseOf(port))
    const { rows } = await rig.owner.query<{ id: string }>(
      `select id from org_unit where kind = 'company' limit 1`,
    )
    const logo = `/api/organisation/${rows[0]?.id}/logo`
    const kept = await admin.post(bases[0] ?? '', logo, PNG)
    const logos = await Promise.all(bases.map((base) => admin.get(base, logo)))
    const { deliver } = await import('./client')
    await deliver(bases[1] ?? '', intakeKey, 'tep-1')
    const attached = await until(async () => {
      const found = await rig.owner.query<{ id: string }>(
        `select a.id from attachment a join message m on m.workspace_id = a.workspace_id and m.id = a.message_id
         where m.message_id like '%tep-1@khach.example%'`,
      )
      return found.rows[0]?.id
    })
    const read = await Promise.all(bases.map((base) => admin.get(base, `/api/attachments/${attached}`)))
    const { existsSync } = await import('node:fs')
    const local = [...rig.webs, ...rig.workers].filter(({ data }) => existsSync(`${data}/attachments`))
    return {
      isWell:
        kept.status === 200 &&
        logos.every(({ status }) => status === 200) &&
        read.every(({ status, text }) => status === 200 && text.includes('tep-1')) &&
        local.length === 0,
      measured: `logo ${told(logos)}, attachment of a mail ${told(read)}, ${local.length} processes with files of their own`,
    }
  },
}

const pooled: Check = {
  name: 'many connections share few of transaction mode',
  async run({ rig, admin }) {
    const { default: pg } = await import('pg')
    const console = new pg.Client({ connectionString: rig.bouncerUrl.replace(/[^/]*$/, 'pgbouncer') })
    await console.connect()
    const count = async (what: string) => {
      const { rows } = await console.query<{ database: string }>(`show ${what}`)
      return rows.filter(({ database }) => database === 'postgres').length
    }
    let [asking, used] = [0, 0]
    let isOver = false
    const pages = Promise.all(Array.from({ length: BURST }, () => admin.get(rig.base, '/board')))
    const over = () => {
      isOver = true
    }
    pages.then(over, over)
    while (!isOver) {
      asking = Math.max(asking, await count('clients'))
      used = Math.max(used, await count('servers'))
    }
    await console.end()
    const answers = await pages
    return {
      isWell: answers.every(({ status }) => status === 200) && asking > POOLED && used <= POOLED,
      measured: `${BURST} boards at once: at most ${asking} connections of processes to PgBouncer, ${used} of it to the primary`,
    }
  },
}

export const acrossChecks = [session, limits, live, files, pooled]

const told = (answers: { status: number }[]): string => answers.map(({ status }) => status).join(' ')

/** The events of a stream, by name. */
async function listen(url: string, cookie: string) {
  const stop = new AbortController()
  const answer = await fetch(url, { headers: { cookie }, signal: stop.signal })
  const waiting = new Map<string, () => void>()
  const seen = new Set<string>()
  void (async () => {
    let text = ''
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString()
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const name = /^event: (\w+)/m.exec(part)?.[1]
        if (!name) continue
        seen.add(name)
        waiting.get(name)?.()
      }
    }
  })().catch(() => {})
  return {
    next(name: string): Promise<void> {
      if (name === 'ready' && seen.has(name)) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no event ${name} within 30 s`)), 30_000)
        waiting.set(name, () => {
          clearTimeout(late)
          resolve()
        })
      })
    },
    close: () => stop.abort(),
  }
}

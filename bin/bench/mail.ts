import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Figure } from './report'
import type { Rig } from './rig'

const MAILS = 600
const CONNECTIONS = 8
const GOAL = 150
const TO = 'sales@bench.test'

/** Mails of as many customers through the product's own SMTP to cards: how many a second are accepted, and are done with. */
export async function inboundMail({ web, client, say }: Rig): Promise<Figure[]> {
  const run = `${Date.now()}`
  const transport = createTransport({
    ...{ host: '127.0.0.1', port: web.smtpPort, ignoreTLS: true },
    ...{ pool: true, maxConnections: CONNECTIONS, maxMessages: MAILS },
  })
  const started = performance.now()
  const rate = (count: number) => (count * 1000) / (performance.now() - started)
  await Promise.all(
    Array.from({ length: MAILS }, (_, at) => {
      const from = `khach.${at}.${run}@khach.example`
      const text = `Chào anh chị,\n\nBên em cần ${at + 1} máy in, xin báo giá.\n\nNguyễn Văn An\n090 123 4567`
      return transport.sendMail({
        from: `Nguyễn Văn An <${from}>`,
        to: TO,
        subject: `Hỏi giá ${at + 1} máy in`,
        text,
      })
    }),
  )
  const accepted = rate(MAILS)
  transport.close()
  say(`mail: ${accepted.toFixed(0)} a second accepted`)
  while ((await outcomes(client, run)).open > 0) await sleep(50)
  const processed = rate(MAILS)
  const { created } = await outcomes(client, run)
  return [
    { name: 'mail accepted', value: accepted, unit: '/s' },
    { name: 'mail accepted and processed', value: processed, unit: '/s', least: GOAL },
    { name: `cards of ${MAILS} mails`, value: created, unit: '', least: MAILS },
  ]
}

async function outcomes(client: Rig['client'], run: string): Promise<{ open: number; created: number }> {
  const { rows } = await client.query(
    `select count(*) filter (where outcome is null)::int as open, count(*) filter (where outcome = 'created')::int as created
     from inbound_message where envelope_from like $1`,
    [`%.${run}@khach.example`],
  )
  return rows[0]
}

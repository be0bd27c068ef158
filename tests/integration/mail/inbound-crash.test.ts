import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '@/bin/launch/ports'
import { anAlias, cardsOf, letter } from '@/tests/support/mail'
import { endMailProcesses, mailProcess } from '@/tests/support/mail-process'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

const POINTS = [
  'accept.begun',
  'accept.stored',
  'accept.committed',
  'process.read',
  'process.written',
  'process.committed',
]
const EACH = 2
afterAll(endMailProcesses)

test('[R1] killed at any point, every message becomes exactly one record', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@crash.example')
  const port = await freePort()
  const deaths: string[] = []
  const sending: Promise<void>[] = []
  for (const point of POINTS) {
    const child = await mailProcess(`${point}:2`, port)
    const died = once(child, 'exit')
    for (let at = 0; at < EACH; at++) sending.push(deliver(port, to, `${point} ${at}`))
    const [, signal] = await died
    deaths.push(`${point} ${signal}`)
  }
  await mailProcess('', port)
  await Promise.all(sending)
  await expect
    .poll(() => asOwner('select from inbound_message where outcome is null'), {
      timeout: 60_000,
      interval: 500,
    })
    .toEqual([])

  expect(deaths).toEqual(POINTS.map((point) => `${point} SIGKILL`))
  const titles = (await cardsOf(world)).map(({ title }) => title).sort()
  expect(titles).toEqual(POINTS.flatMap((point) => [`${point} 0`, `${point} 1`]).sort())
  expect(await asOwner('select outcome, count(*)::int as n from inbound_message group by 1')).toEqual([
    { outcome: 'created', n: POINTS.length * EACH },
  ])
}, 240_000)

/** As a mail server does: the same message again until it is accepted. */
async function deliver(port: number, to: string, subject: string): Promise<void> {
  const from = `${subject.replace(/\W/g, '.')}@khach.example`
  const raw = letter({ Subject: subject, From: from })
  for (;;) {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    const sent = await transport.sendMail({ envelope: { from, to }, raw }).catch(() => null)
    if (sent) return
    await sleep(200)
  }
}

import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { deliver } from '@/lib/identity/deliver'

const received: { from: string; to: string[]; raw: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      const to = envelope.rcptTo.map(({ address }) => address)
      received.push({ from, to, raw: Buffer.concat(chunks).toString('utf8') })
      done()
    })
  },
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
const address = server.server.address()
process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
process.env.APP_URL = 'https://crm.example.test'
process.env.MAIL_FROM = 'crm@example.test'

afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

test('with SMTP_URL the mail leaves through that server, under a Message-ID that repeats with the job', async () => {
  const id = '0192f0c4-0000-7000-8000-000000000001'
  const letter = { id, to: 'lan@example.test', subject: 'Đặt lại', text: 'https://crm.example.test/reset/x' }
  await deliver(letter)
  await deliver(letter)
  expect(received.map(({ from, to }) => [from, ...to])).toEqual([
    ['crm@example.test', 'lan@example.test'],
    ['crm@example.test', 'lan@example.test'],
  ])
  for (const { raw } of received) expect(raw).toContain(`Message-ID: <${id}@crm.example.test>`)
})

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

test('a web server that ends answers what it was asked, and waits for no kept connection', async () => {
  const server = fork(file('programs/web.ts'), {
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    env: { ...process.env, COHOI_DRAIN: '0' },
  })
  const ended = once(server, 'exit')
  const [port] = await once(server, 'message')
  const agent = new Agent({ keepAlive: true })
  const request = get({ host: '127.0.0.1', port, agent })
  await once(server, 'message')
  server.kill('SIGTERM')
  const answer: IncomingMessage = (await once(request, 'response'))[0]

  expect(await text(answer)).toBe('answered')
  expect(answer.headers.connection).toBe('keep-alive')
  server.disconnect()
  await ended
  agent.destroy()
})

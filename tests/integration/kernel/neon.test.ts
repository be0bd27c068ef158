import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { updateOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { listRecords } from '@/lib/records/query'
import { aCard, aWorld } from '@/tests/support/world'

let server: Server
let connections = 0

beforeAll(async () => {
  server = proxyTo(new URL(process.env.DATABASE_URL ?? ''))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  process.env.NEON_WS_PROXY = `127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})

afterAll(async () => {
  await database().close()
  server.close()
})

test('commands and lists work over the WebSocket driver as they do over TCP', async () => {
  const { rep, admin, stages } = await aWorld()
  const id = await aCard(rep, { title: 'Qua WebSocket', expectedClose: '2026-12-01' })
  await execute(updateOpportunity, rep, { id, version: 1, patch: { stageId: stages[1] } })
  await expect(
    execute(updateOpportunity, admin, { id, version: 1, patch: { title: 'Stale' } }),
  ).rejects.toMatchObject({ code: 'conflict', words: { params: { name: 'Rep' } } })

  const { rows } = await reading(rep, (tx) => listRecords(tx, rep, opportunities, { search: 'websocket' }))

  expect(rows).toMatchObject([{ id, title: 'Qua WebSocket', version: 2, expectedClose: '2026-12-01' }])
  expect(connections).toBeGreaterThan(0)
})

/** What Neon's proxy does: each WebSocket is one connection to the database. */
function proxyTo({ hostname, port }: URL): Server {
  const http = createServer()
  new WebSocketServer({ server: http }).on('connection', (socket) => {
    connections += 1
    const tcp = connect(Number(port), hostname)
    socket.on('message', (data: Buffer) => tcp.write(data))
    tcp.on('data', (data) => socket.send(data))
    socket.on('close', () => tcp.end())
    tcp.on('close', () => socket.close())
    tcp.on('error', () => socket.terminate())
  })
  return http
}

import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { WebSocketServer } from 'ws'

/** What Neon's proxy does: each WebSocket is one connection to the database that its address names. */
export async function aNeonProxy(): Promise<{ address: string; connections(): number; stop(): void }> {
  const http = createServer()
  let connections = 0
  new WebSocketServer({ server: http }).on('connection', (socket, { url = '' }) => {
    connections += 1
    const target = new URL(url, 'ws://proxy').searchParams.get('address') ?? ''
    const { hostname, port } = new URL(`postgres://${target}`)
    const tcp = connect(Number(port), hostname)
    socket.on('message', (data: Buffer) => tcp.write(data))
    tcp.on('data', (data) => socket.send(data))
    socket.on('close', () => tcp.end())
    tcp.on('close', () => socket.close())
    tcp.on('error', () => socket.terminate())
  })
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve)
  })
  http.unref()
  return {
    address: `127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    connections: () => connections,
    stop: () => void http.close(),
  }
}

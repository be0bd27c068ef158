import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drainBeforeEnd } from '@/lib/kernel/drain'

// Answers once it has closed its door, over a connection that is to be kept.
const server = createServer((_, response) => {
  server.once('close door', () => response.end('answered'))
  process.send?.('asked')
})
process.on('SIGTERM', () => {
  server.close()
  server.emit('close door')
})
drainBeforeEnd()
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))

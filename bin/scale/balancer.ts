import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

const EVERY = 250
const SLOWEST = 30_000

type Backend = { port: number; isWell: boolean }

/** A balancer in the smallest: in turns to those that say they are well, and to the next when one takes no connection. */
export async function balance(port: number, ports: number[]): Promise<{ stop(): void; well(): number[] }> {
  const backends = ports.map((each): Backend => ({ port: each, isWell: false }))
  let turn = 0
  const next = (tried: Set<Backend>) => {
    const able = backends.filter((each) => each.isWell && !tried.has(each))
    return able[turn++ % able.length]
  }
  const server = createServer((asked, answer) => pass(asked, answer, next))
  server.keepAliveTimeout = 60_000
  const looks = backends.map((each) => look(each))
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    well: () => backends.filter(({ isWell }) => isWell).map((each) => each.port),
    stop() {
      for (const stop of looks) stop()
      server.close()
      server.closeAllConnections()
    },
  }
}

function pass(
  asked: IncomingMessage,
  answer: ServerResponse,
  next: (tried: Set<Backend>) => Backend | undefined,
  tried = new Set<Backend>(),
): void {
  const backend = next(tried)
  if (!backend) return void answer.writeHead(503).end('nobody is well')
  tried.add(backend)
  const hops = [asked.headers['x-forwarded-for'], asked.socket.remoteAddress].flat().filter(Boolean)
  const headers = { ...asked.headers, 'x-forwarded-for': hops.join(', '), connection: 'close' }
  const { method, url } = asked
  const call = request({ host: '127.0.0.1', port: backend.port, method, path: url, headers, agent: false })
  let isConnected = false
  call.once('socket', (socket) =>
    socket.once('connect', () => {
      isConnected = true
      asked.pipe(call)
    }),
  )
  call.once('response', (given) => {
    const { connection: _, ...told } = given.headers
    answer.writeHead(given.statusCode ?? 502, { ...told, 'x-served-by': String(backend.port) })
    given.pipe(answer)
    given.once('error', () => answer.destroy())
  })
  call.once('error', () => {
    if (!isConnected) {
      backend.isWell = false
      pass(asked, answer, next, tried)
    } else if (answer.headersSent) answer.destroy()
    else answer.writeHead(502).end()
  })
  answer.once('close', () => call.destroy())
}

/** Asks for the health again and again. */
function look(backend: Backend): () => void {
  let timer: NodeJS.Timeout
  let isOver = false
  const ask = async () => {
    backend.isWell = await isWell(backend.port).catch(() => false)
    if (!isOver) timer = setTimeout(ask, EVERY)
  }
  void ask()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

async function isWell(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(SLOWEST)
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal })
  await answer.arrayBuffer()
  return answer.ok
}

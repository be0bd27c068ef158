import 'server-only'
import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { shared } from '@/lib/kernel/shared'
import type { Letter, Reading } from './reading'

const PATIENCE = 5000
const MEMORY_MB = 256
const THREADS = 2

/** Why a message could not be read: 'tooComplex', 'timeout', 'memory' or what the parser said. */
export class Unreadable extends Error {}

/**
 * Reads a raw message in a thread of its own, for at most 5 seconds and 256 MB.
 * Throws Unreadable; the thread that was stopped is replaced, the others stay warm.
 */
export async function read(letter: Letter): Promise<Reading> {
  const thread = await takeThread()
  try {
    const reading = await ask(thread, letter)
    giveBack(thread)
    return reading
  } catch (error) {
    await thread.terminate()
    giveBack(null)
    throw error
  }
}

/** Ends the warm threads; the next message starts new ones. */
export async function closeReader(): Promise<void> {
  const { idle } = pool()
  const warm = idle.splice(0, idle.length, ...idle.map(() => null))
  await Promise.all(warm.map((thread) => thread?.terminate()))
}

type Pool = { idle: (Worker | null)[]; waiting: ((thread: Worker | null) => void)[] }

const pool = () =>
  shared<Pool>('mail-readers', () => ({ idle: Array.from({ length: THREADS }, () => null), waiting: [] }))

async function takeThread(): Promise<Worker> {
  const { idle, waiting } = pool()
  const slot =
    idle.length > 0 ? idle.pop() : await new Promise<Worker | null>((resolve) => waiting.push(resolve))
  return slot ?? startThread()
}

function giveBack(thread: Worker | null): void {
  thread?.unref()
  const { idle, waiting } = pool()
  const next = waiting.shift()
  if (next) next(thread)
  else idle.push(thread)
}

async function startThread(): Promise<Worker> {
  const entry = join(/* turbopackIgnore: true */ process.cwd(), 'lib/mail/inbound/reader-thread.mjs')
  const thread = new Worker(entry, {
    execArgv: ['--conditions=react-server'],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  thread.on('error', () => {}) // told to whoever waits for an answer
  await answer(thread)
  return thread
}

async function ask(thread: Worker, letter: Letter): Promise<Reading> {
  thread.ref()
  const told = answer(thread)
  thread.postMessage(letter)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unreadable('timeout')), PATIENCE)
  })
  try {
    const { reading, trouble } = (await Promise.race([told, late])) as { reading?: Reading; trouble?: string }
    if (reading) return reading
    throw new Unreadable(trouble)
  } finally {
    clearTimeout(timer)
  }
}

function answer(thread: Worker): Promise<unknown> {
  const listening = new AbortController()
  const heard = (event: string) => once(thread, event, { signal: listening.signal })
  return Promise.race([
    heard('message').then(([message]) => message),
    heard('exit').then(() => Promise.reject(new Unreadable('crash'))),
  ])
    .catch((error) => Promise.reject(error instanceof Unreadable ? error : reasonOf(error)))
    .finally(() => listening.abort())
}

const reasonOf = (error: NodeJS.ErrnoException) =>
  new Unreadable(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : error.message)

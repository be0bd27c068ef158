import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { end, isAlive, type Sighting, sight } from '@/bin/launch/processes'
import { type Supervised, supervise } from '@/bin/launch/supervise'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const lasting = file('programs/lasting.mjs')
const seen: Sighting[] = []
const said: string[] = []
let supervised: Supervised | undefined

afterEach(async () => {
  await supervised?.stop()
  for (const process of seen.splice(0)) await end(process, 1000)
  said.length = 0
})

test('a program that is killed is started again', async () => {
  start(lasting)
  process.kill(first().pid, 'SIGKILL')

  await vi.waitFor(() => expect(seen).toHaveLength(2), 5000)
  expect(said).toEqual(['lasting ended (SIGKILL); starting it again'])
})

test('a program tells when it is ready', async () => {
  start(lasting)

  await expect(supervised?.ready).resolves.toBeUndefined()
})

test('a stopped program stays stopped', async () => {
  start(lasting)
  await supervised?.stop()

  expect(isAlive(first())).toBe(false)
  expect(said).toEqual([])
})

test('a program ends with its launcher, even when that is killed', async () => {
  const args = [
    '--import',
    'tsx',
    file('programs/launcher.ts'),
    file('../../../bin/launch/follow-parent.mjs'),
    lasting,
  ]
  const launcher = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(launcher.stdout, 'data')
  const child = sight(Number(line))
  expect(child).toBeDefined()
  if (child) seen.push(child)
  launcher.kill('SIGKILL')

  await vi.waitFor(() => expect(isAlive(first())).toBe(false), 10_000)
})

test('a process number that was given to another is left alone', async () => {
  start(lasting)
  await end({ ...first(), born: 'before' }, 100)

  expect(isAlive(first())).toBe(true)
})

function start(program: string): void {
  const watcher = { seen: (process: Sighting) => seen.push(process), say: (line: string) => said.push(line) }
  const env = process.env
  supervised = supervise(
    { name: 'lasting', args: [program], env, cwd: process.cwd(), patience: 2000 },
    watcher,
  )
}

function first(): Sighting {
  const [process] = seen
  if (!process) throw new Error('nothing was started')
  return process
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jobs } from '@/lib/kernel/job'
import { registry } from '@/lib/kernel/registry'
import { type AnyAction, commandsOf } from '@/tests/support/everything'

const root = process.cwd()
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
/** What Next allows a route or page to export besides its handler. */
const SETTINGS = [
  'dynamic',
  'revalidate',
  'runtime',
  'maxDuration',
  'metadata',
  'generateMetadata',
  'viewport',
]

const filesNamed = (folder: string, name: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => join(folder, path))
    .sort()

const exportsOf = async (path: string): Promise<[string, unknown][]> =>
  Object.entries(await import(/* @vite-ignore */ join(root, path)))

test('every export of every actions.ts is an action of something registered', async () => {
  const files = filesNamed('lib', /(^|[/-])actions\.ts$/)
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) {
    for (const [name, value] of await exportsOf(file)) {
      const commands = commandsOf(value as AnyAction)
      expect(commands, `${file}: ${name} is not made by action() or one of its kin`).not.toEqual([])
      for (const { name: command } of commands) {
        const kinds = ['command', 'read', 'identity'].filter((kind) => registry.has(`${kind}:${command}`))
        expect(kinds, `${file}: ${name} runs ${command}`).toHaveLength(1)
      }
    }
  }
})

test('every page is declared with who may open it', async () => {
  const files = filesNamed('app', /(^|\/)page\.tsx$/)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    for (const [name, value] of await exportsOf(file)) {
      if (SETTINGS.includes(name)) continue
      expect(name, file).toBe('default')
      const { pageName } = value as { pageName?: string }
      expect(pageName, `${file} is not made by page() or openPage()`).toBeDefined()
      expect(registry.has(`page:${pageName}`), file).toBe(true)
    }
  }
})

test('every route handler is declared with what guards it', async () => {
  const files = filesNamed('app', /(^|\/)route\.tsx?$/)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    for (const [name, value] of await exportsOf(file)) {
      if (SETTINGS.includes(name)) continue
      expect(METHODS, file).toContain(name)
      const { routeName } = value as { routeName?: string }
      expect(routeName, `${file}: ${name} is not made by route()`).toBeDefined()
      expect(registry.has(`route:${routeName}`), file).toBe(true)
    }
  }
})

test('every job is registered, and the worker knows it', async () => {
  await import('@/lib/jobs')
  const known = [...jobs.keys()].sort()
  expect(known.length).toBeGreaterThan(0)
  for (const file of filesNamed('lib', /(?<!\.d)\.ts$/)) {
    await import(/* @vite-ignore */ join(root, file))
  }
  expect([...jobs.keys()].sort(), 'a job is declared in a module that lib/jobs.ts does not import').toEqual(
    known,
  )
  for (const name of known) expect(registry.has(`job:${name}`), name).toBe(true)
})

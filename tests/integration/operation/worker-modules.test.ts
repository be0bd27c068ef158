import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** What jobs load only when they run, by the files that say so. */
const lazy = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .map((path) => join('lib', path))
  .filter((path) => path.endsWith('.ts') && readFileSync(path, 'utf8').includes('defineJob({'))
  .flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\bimport\('(\.{1,2}\/[^']+)'\)/g)].map(
      ([, to = '']) => `${join(dirname(path), to)}.ts`,
    ),
  )

test('what the worker runs loads without the pages, now or when a job comes', () => {
  expect(lazy).toContain('lib/push/deliver.ts')
  expect(lazy.length).toBeGreaterThan(15)
  const files = ['lib/jobs.ts', ...lazy].map((file) => `./${file}`)
  const load = `
    const loaded = Promise.all(${JSON.stringify(files)}.map((file) => import(file)))
    const pages = () => Object.keys(process.getBuiltinModule('module')._cache).filter((path) => path.includes('/node_modules/next'))
    loaded.then(() => console.log(pages().join('\\n')), (error) => { console.error(error); process.exit(1) })`
  const node = ['--import', 'tsx', '--conditions=react-server', '-e', load]
  const { status, stderr, stdout } = spawnSync(process.execPath, node, {
    encoding: 'utf8',
    env: { ...process.env },
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout.trim()).toBe('')
}, 60_000)

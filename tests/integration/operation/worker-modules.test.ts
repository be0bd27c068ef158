import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('what the worker runs loads without the pages', () => {
  const load = `import('./lib/jobs.ts').catch((error) => { console.error(error); process.exit(1) })`
  const node = ['--import', 'tsx', '--conditions=react-server', '-e', load]
  const { status, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8', env: { ...process.env } })
  expect(stderr).toBe('')
  expect(status).toBe(0)
}, 60_000)

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findLayerBreaks } from '@/bin/check/layers'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cohoi-layers-test-'))
  const rules = '.dependency-cruiser.cjs'
  copyFileSync(fileURLToPath(new URL(`../../../${rules}`, import.meta.url)), join(root, rules))
  for (const folder of ['app', 'components', 'lib', 'db', 'bin', 'tests'])
    write(`${folder}/alone.ts`, 'export {}')
  write(
    'lib/leads/commands.ts',
    "import 'server-only'\nexport type Lead = { id: string }\nexport const addLead = 1",
  )
  write('lib/leads/actions.ts', "'use server'\nexport { addLead } from './commands'")
})

afterEach(() => rmSync(root, { recursive: true }))

test('actions and types may be imported by components', async () => {
  write(
    'components/one.tsx',
    "import { addLead } from '@/lib/leads/actions'\nexport const One = () => <b>{addLead}</b>",
  )
  write(
    'components/two.tsx',
    "import type { Lead } from '@/lib/leads/commands'\nexport const two = (lead: Lead) => lead",
  )

  expect(await findLayerBreaks(root)).toEqual([])
})

test.each([
  ['components/one.tsx', '@/lib/leads/commands', 'components-reach-the-server-through-actions'],
  ['components/one.tsx', '@/db/client', 'components-know-no-page-and-no-table'],
  ['components/ui/one.tsx', '@/lib/leads/actions', 'the-design-system-knows-no-feature'],
  ['lib/leads/rules.ts', '@/components/two', 'lib-knows-no-interface'],
  ['lib/leads/commands.ts', '@/db/client', 'commands-are-given-their-transaction'],
  ['lib/leads/queries.ts', 'pg', 'one-place-knows-the-driver'],
  ['db/client.ts', '@/lib/leads/rules', 'db-knows-nothing-above'],
  ['app/page.tsx', '@/db/client', 'pages-leave-the-database-to-lib'],
])('%s may not import %s', async (file, target, rule) => {
  for (const path of ['db/client.ts', 'components/two.tsx', 'lib/leads/rules.ts'])
    write(path, 'export const two = 2')
  write(file, `import { two } from '${target}'\nexport const one = two`)

  expect(await findLayerBreaks(root)).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: `)))
})

test('server code behind something harmless is found', async () => {
  write('lib/fields/text.ts', "import 'server-only'\nexport const text = 1")
  write('components/one.tsx', "import { text } from '@/lib/fields/text'\nexport const one = text")

  expect(await findLayerBreaks(root)).toEqual([
    'no-server-code-in-the-browser: lib/fields/text.js → server-only',
  ])
})

test('a circle is found', async () => {
  write('lib/leads/one.ts', "import { two } from './two'\nexport const one = () => two")
  write('lib/leads/two.ts', "import { one } from './one'\nexport const two = () => one")

  expect((await findLayerBreaks(root)).join()).toContain('no-circles: ')
})

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashSources } from '@/bin/launch/build'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cohoi-build-'))
  mkdirSync(join(root, 'app/board'), { recursive: true })
  writeFileSync(join(root, 'app/board/page.tsx'), 'one')
  writeFileSync(join(root, 'next.config.ts'), 'two')
})

afterEach(() => rmSync(root, { recursive: true }))

test('the same sources have the same fingerprint, whenever they were written', () => {
  const before = hashSources(root)
  writeFileSync(join(root, 'app/board/page.tsx'), 'one')

  expect(hashSources(root)).toBe(before)
})

test.each([
  ['a changed page', () => writeFileSync(join(root, 'app/board/page.tsx'), 'other')],
  ['a new page', () => writeFileSync(join(root, 'app/page.tsx'), '')],
  ['a lost page', () => rmSync(join(root, 'app/board/page.tsx'))],
  ['a changed setting', () => writeFileSync(join(root, 'next.config.ts'), 'other')],
  ['a changed dependency', () => writeFileSync(join(root, 'package-lock.json'), '{}')],
])('%s gives another fingerprint', (_, change) => {
  const before = hashSources(root)
  change()

  expect(hashSources(root)).not.toBe(before)
})

test('what the build does not read leaves the fingerprint alone', () => {
  const before = hashSources(root)
  mkdirSync(join(root, 'tests'))
  writeFileSync(join(root, 'tests/some.test.ts'), '')
  writeFileSync(join(root, 'README.md'), '')

  expect(hashSources(root)).toBe(before)
})

import { expect, test } from 'vitest'
import { completeLock } from '@/bin/lock/complete'

const tool = { version: '2.0.0', optionalDependencies: { '@tool/linux-x64-musl': '2.0.0' } }

test('a named but missing build is added with what its name says', () => {
  const { lock, added } = completeLock({ packages: { 'node_modules/tool': tool } })

  expect(added).toEqual(['node_modules/@tool/linux-x64-musl'])
  expect(lock.packages['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '2.0.0',
    cpu: ['x64'],
    libc: ['musl'],
    license: 'SEE PACKAGE',
    optional: true,
    os: ['linux'],
  })
})

test('a build that only development needs stays with development', () => {
  const { lock } = completeLock({ packages: { 'node_modules/tool': { ...tool, dev: true } } })

  expect(lock.packages['node_modules/@tool/linux-x64-musl']).toMatchObject({ dev: true })
})

test('a second version is put below the package that asks for it', () => {
  const older = { version: '1.0.0', optionalDependencies: { '@tool/linux-x64-musl': '1.0.0' } }
  const { added } = completeLock({
    packages: {
      'node_modules/@tool/linux-x64-musl': { version: '2.0.0' },
      'node_modules/other/node_modules/tool': older,
      'node_modules/tool': tool,
    },
  })

  expect(added).toEqual(['node_modules/other/node_modules/tool/node_modules/@tool/linux-x64-musl'])
})

test('a complete lock stays as it is', () => {
  const first = completeLock({ packages: { 'node_modules/tool': tool } })

  expect(completeLock(first.lock)).toEqual({ lock: first.lock, added: [] })
})

test('a range is met by what is there', () => {
  const watcher = { version: '3.0.0', optionalDependencies: { fsevents: '~2.3.2' } }
  const packages = { 'node_modules/fsevents': { version: '2.3.3' }, 'node_modules/watcher': watcher }

  expect(completeLock({ packages }).added).toEqual([])
})

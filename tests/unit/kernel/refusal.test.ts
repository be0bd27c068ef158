import { expect, test, vi } from 'vitest'

const load = () => import('@/lib/kernel/errors')

test('a refusal thrown by one copy of the product is one to every other', async () => {
  const one = await load()
  vi.resetModules()
  const other = await load()
  expect(other.Refusal).not.toBe(one.Refusal)
  expect(one.invalidField('name', 'required')).toBeInstanceOf(other.Refusal)
  expect(new Error('not_found: notFound')).not.toBeInstanceOf(other.Refusal)
  expect(null).not.toBeInstanceOf(other.Refusal)
})

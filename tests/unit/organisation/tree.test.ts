import { expect, test } from 'vitest'
import { childrenOf, rowsOf, treeOf, upFrom, withBelow } from '@/lib/organisation/tree'

const unit = (id: string, parentId: string | null, position = 0) => ({ id, parentId, position })
const UNITS = [unit('c', 'a', 1), unit('root', null), unit('d', 'c'), unit('b', 'a', 0), unit('a', 'root')]
const ids = (units: { id: string }[]) => units.map(({ id }) => id)

test('a tree lists its units in order, each as deep as it stands', () => {
  const rows = rowsOf(treeOf(UNITS), () => true)
  expect(rows.map(({ id, depth }) => `${depth}${id}`)).toEqual(['0root', '1a', '2b', '2c', '3d'])
  expect(ids(rowsOf(treeOf(UNITS), ({ id }) => id !== 'c'))).toEqual(['root', 'a', 'b', 'c'])
})

test('a unit whose parent is left out stands on top', () => {
  expect(treeOf(UNITS.filter(({ id }) => id !== 'a')).map(({ id }) => id)).toEqual(['b', 'root', 'c'])
})

test('upwards, downwards and beside', () => {
  expect([...withBelow(UNITS, 'c')]).toEqual(['c', 'd'])
  expect(ids(upFrom(UNITS, 'd'))).toEqual(['d', 'c', 'a', 'root'])
  expect(ids(childrenOf(UNITS, 'a'))).toEqual(['b', 'c'])
  expect(upFrom(UNITS, 'nowhere')).toEqual([])
})

test('a circle ends where it would begin again', () => {
  const circle = [unit('x', 'y'), unit('y', 'x')]
  expect(ids(upFrom(circle, 'x'))).toEqual(['x', 'y'])
  expect(withBelow(circle, 'x').size).toBe(2)
})

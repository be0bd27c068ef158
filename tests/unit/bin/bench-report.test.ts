import { expect, test } from 'vitest'
import { asJson, asTable, type Result, ratiosIn } from '@/bin/bench/report'

const took = (median: number) => ({ median, p95: median * 2 })
const result = (name: string, ours: number): Result => ({
  ...{ name, rows: 5000, clients: 1 },
  ...{ goal: 2, ours: took(ours), byHand: took(5), route: took(10) },
})

test('an earlier run stands beside this one, and what it did not measure stays empty', () => {
  const earlier = ratiosIn(asJson([result('board', 20), { ...result('list', 20), rows: 100 }]))
  const lines = asTable([result('board', 30), result('list', 20)], [], earlier).split('\n')
  const cells = lines.map((line) => line.split('|').map((cell) => cell.trim()))
  expect(cells[0]?.slice(-3, -1)).toEqual(['then', 'now/then'])
  expect(cells[2]?.slice(-5, -1)).toEqual(['3.0×', '2×', '2.0×', '1.50'])
  expect(cells[3]?.slice(-5, -1)).toEqual(['2.0×', '2×', '', ''])
})

test('what is behind Next is measured against Next, and other figures stand in the same table', () => {
  const page = { ...result('board', 30), page: took(15) }
  const inside = { ...result('calendar', 30), route: undefined }
  const memory = { name: 'memory', value: 399.6, unit: 'MB', most: 400 }
  const { operations, figures } = JSON.parse(asJson([page, result('create', 30), inside], [memory]))
  expect(operations.map(({ ratio }: { ratio: number }) => ratio)).toEqual([2, 3, 6])
  expect(operations[0]).toEqual({
    ...{ name: 'board', rows: 5000, clients: 1 },
    ...{ median_ms: 30, p95_ms: 60, floor_ms: 15, ratio: 2 },
  })
  expect(figures).toEqual([{ name: 'memory', value: 399.6, unit: 'MB' }])
  expect(asTable([page], [memory]).split('\n')).toHaveLength(4)
  expect(asTable([], [memory])).toContain('400 MB')
})

test('a file that is no earlier run is refused', () => {
  expect(() => ratiosIn('{"operations":[{"name":"board"}]}')).toThrow()
  expect(() => ratiosIn('| board |')).toThrow()
})

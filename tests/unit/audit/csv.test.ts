import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '@/lib/records/csv'

test('a cell is quoted when it must be, and only then', () => {
  expect(csvLine(['a', 'b c', 'd,e', 'f"g', 'h\ni', ''])).toBe('a,b c,"d,e","f""g","h\ni",\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('%j is no formula', (text) => {
  expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true)
})

test('numbers stay numbers, below nothing too, and nothing is an empty cell', () => {
  expect(csvLine([-5, 0.5, null, '-5'])).toBe("-5,0.5,,'-5\r\n")
})

test('whatever is written can be read back', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      const kept = parse(csvLine(cells)).map((cell, at) => (cells[at] === cell ? cell : cell.slice(1)))
      expect(kept).toEqual(cells)
    }),
  )
})

function parse(line: string): string[] {
  const cells = [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)]
  return cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}

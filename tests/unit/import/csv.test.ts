import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows, separatorOf } from '@/lib/import/read/csv'
import { csvLine } from '@/lib/records/csv'

test.each([
  ['a,b\n1,2', ','],
  ['Tên;Giá\nA;1,5\nB;2,5', ';'],
  ['Tên\tGiá\nA\t1', '\t'],
  ['sep=;\na,b;c', ';'],
  ['một cột\nhai', ','],
])('the separator of %j is %j', (text, separator) => {
  expect(separatorOf(text)).toBe(separator)
})

test('cells hold separators, quotes and line breaks; ends of lines are of any kind', () => {
  const text = 'a,"b,1","c ""x""\r\ny"\r\n,,\rlast,"open'
  expect([...csvRows(text, ',')]).toEqual([
    ['a', 'b,1', 'c "x"\r\ny'],
    ['', '', ''],
    ['last', 'open'],
  ])
})

test('whatever an export writes, an import reads', () => {
  const cell = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\0\ud800-\udfff]/g, ''))
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const read = [...csvRows(rows.map(csvLine).join(''), ',')]
        const freed = (text: string) => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text)
        expect(read.map((row) => row.map(freed))).toEqual(rows)
      },
    ),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, givenName, initials, splitName } from '@/lib/vietnam/name'

const syllable = fc.constantFrom('Nguyễn', 'Trần', 'Thị', 'Văn', 'An', 'Ánh', 'Đức', 'Thuỷ')

describe('splitName', () => {
  test.each([
    ['Nguyễn Thị Thu Hà', { family: 'Nguyễn', middle: 'Thị Thu', given: 'Hà' }],
    ['Lê Nam', { family: 'Lê', middle: '', given: 'Nam' }],
    ['  Hoa ', { family: '', middle: '', given: 'Hoa' }],
    ['', { family: '', middle: '', given: '' }],
  ])('%s', (full, parts) => {
    expect(splitName(full)).toEqual(parts)
  })

  test('the parts make the name again', () => {
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 6 }), (parts) => {
        const { family, middle, given } = splitName(parts.join('  '))
        expect([family, middle, given].filter(Boolean).join(' ')).toBe(parts.join(' ').normalize('NFC'))
      }),
    )
  })

  test('decomposed letters are composed', () => {
    expect(givenName('Lê Ánh'.normalize('NFD'))).toBe('Ánh'.normalize('NFC'))
  })
})

describe('compareNames', () => {
  test('given names sort as An, Anh, Ánh, Ăn, Ân, Dũng, Đức', () => {
    const names = ['Lê Đức', 'Lê Ân', 'Lê Ánh', 'Lê An', 'Lê Dũng', 'Lê Ăn', 'Lê Anh']

    expect(names.sort(compareNames).map(givenName)).toEqual(['An', 'Anh', 'Ánh', 'Ăn', 'Ân', 'Dũng', 'Đức'])
  })

  test('equal given names sort by family and middle name', () => {
    expect(['Trần Văn An', 'Lê Thị An', 'Lê Bảo An'].sort(compareNames)).toEqual([
      'Lê Bảo An',
      'Lê Thị An',
      'Trần Văn An',
    ])
  })
})

test.each([
  ['Nguyễn Văn An', 'NA'],
  ['đỗ ánh', 'ĐÁ'],
  ['Hoa', 'H'],
  ['', ''],
])('the initials of "%s" are "%s"', (full, letters) => {
  expect(initials(full)).toBe(letters)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareVietnamese,
  queryTokens,
  rankMatches,
  searchKey,
  searchTokens,
  syllables,
} from '@/lib/vietnam/text'

const anyText = fc.string({ unit: 'binary', maxLength: 200 })
const word = fc.stringMatching(/^[a-zăâđêôơưáàảãạ]{1,12}$/)

describe('searchKey', () => {
  test.each([
    ['Nguyễn Thị Ánh Đào', 'nguyen thi anh dao'],
    ['ĐÀ  NẴNG\n', 'da nang'],
    ['hòa', 'hoa'],
    ['hoà', 'hoa'],
    ['Ưu đãi', 'uu dai'],
    ['\u00d0ường', 'duong'],
  ])('%s is found as %s', (text, key) => {
    expect(searchKey(text)).toBe(key)
  })

  test('does not depend on how the letters were composed', () => {
    fc.assert(
      fc.property(anyText, (text) => searchKey(text.normalize('NFD')) === searchKey(text.normalize('NFC'))),
    )
  })

  test('is its own key', () => {
    fc.assert(fc.property(anyText, (text) => searchKey(searchKey(text)) === searchKey(text)))
  })
})

describe('syllables', () => {
  test('are the distinct words without punctuation', () => {
    expect(syllables('Điện mặt trời 50kWp - điện áp mái (An Phú)')).toEqual([
      'dien',
      'mat',
      'troi',
      '50kwp',
      'ap',
      'mai',
      'an',
      'phu',
    ])
  })

  test('hold letters and digits only', () => {
    fc.assert(
      fc.property(anyText, (text) => syllables(text).every((token) => /^[\p{L}\p{N}]+$/u.test(token))),
    )
  })
})

describe('searchTokens', () => {
  test('hold the phone, its national form and its endings', () => {
    expect(searchTokens({ phones: ['+84912345678'] })).toEqual([
      '84912345678',
      '0912345678',
      '912345678',
      '12345678',
      '2345678',
      '345678',
      '45678',
      '5678',
    ])
  })

  test('hold the e-mail address and its parts', () => {
    expect(searchTokens({ emails: ['An.Nguyen@mail.matroi.com.vn'] })).toEqual([
      'an.nguyen@mail.matroi.com.vn',
      'an.nguyen',
      'an',
      'nguyen',
      'mail.matroi.com.vn',
      'matroi.com.vn',
      'matroi',
    ])
  })

  test('take a host without dots, an empty value and a broken address', () => {
    expect(searchTokens({ texts: [null, ''], phones: [undefined], emails: ['an@localhost'] })).toEqual([
      'an@localhost',
      'an',
      'localhost',
    ])
    expect(searchTokens({ emails: ['@', 'không phải'] })).toEqual(['khong', 'phai'])
  })

  test('are distinct, never empty and at most 64 characters long', () => {
    fc.assert(
      fc.property(fc.array(anyText), fc.array(anyText), fc.array(anyText), (texts, phones, emails) => {
        const tokens = searchTokens({ texts, phones, emails })
        expect(new Set(tokens).size).toBe(tokens.length)
        expect(tokens.every((token) => token !== '' && [...token].length <= 64)).toBe(true)
      }),
    )
    expect(searchTokens({ texts: ['a'.repeat(100)] })).toEqual(['a'.repeat(64)])
  })
})

describe('queryTokens', () => {
  const record = searchTokens({
    texts: ['Lắp điện mặt trời TP.HCM'],
    phones: ['+84912345678'],
    emails: ['an.nguyen@matroi.com.vn'],
  })
  const finds = (query: string) =>
    queryTokens(query).every((prefix) => record.some((token) => token.startsWith(prefix)))

  test.each([
    'điện mặt',
    'dien mat',
    'tp.hcm',
    '0912 345 678',
    '+84 912 345',
    '5678',
    '345.678',
    'an.nguyen@mat',
    '@matroi',
    'matroi.com.vn',
    'nguyen',
    'troi 5678',
  ])('%s finds the record', (query) => {
    expect(finds(query)).toBe(true)
  })

  test.each(['gió', '0912 999', 'binh@matroi', 'abc.com.vn'])('%s does not', (query) => {
    expect(finds(query)).toBe(false)
  })

  test('every ending of a phone number from four digits on is found', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^9\d{8}$/), fc.integer({ min: 4, max: 9 }), (national, length) => {
        const tokens = searchTokens({ phones: [`+84${national}`] })
        const [prefix = ''] = queryTokens(national.slice(-length))
        return tokens.some((token) => token.startsWith(prefix))
      }),
    )
  })
})

describe('rankMatches', () => {
  test('the marks as typed come first, then the same letters, then the rest', () => {
    const names = ['Trần Ẩn', 'Lê Văn Bình', 'Phạm An', 'Đỗ Ân', 'An Khang']

    expect(rankMatches('an', names, String)).toEqual([
      'Phạm An',
      'An Khang',
      'Trần Ẩn',
      'Đỗ Ân',
      'Lê Văn Bình',
    ])
    expect(rankMatches('ân', names, String)[0]).toBe('Đỗ Ân')
  })

  test('the old and the new place of a tone are one', () => {
    expect(rankMatches('hoà', ['Hoa', 'Hòa'], String)).toEqual(['Hòa', 'Hoa'])
    expect(rankMatches('hòa', ['Hoa', 'Hoà'], String)).toEqual(['Hoà', 'Hoa'])
    expect(rankMatches('toà', ['Toan', 'Toàn'], String)).toEqual(['Toàn', 'Toan'])
  })

  test('keeps every row, and the order of equals', () => {
    fc.assert(
      fc.property(word, fc.array(word), (query, rows) => {
        const indexed = rows.map((text, place) => ({ text, place }))
        const ranked = rankMatches(query, indexed, (row) => row.text)
        expect([...ranked].sort((a, b) => a.place - b.place)).toEqual(indexed)
        expect(rankMatches(query, ranked, (row) => row.text)).toEqual(ranked)
      }),
    )
  })
})

test('words sort by the Vietnamese alphabet, numbers by value', () => {
  expect(['Zung', 'Đức', 'Dũng', 'Hợp đồng 10', 'Hợp đồng 9'].sort(compareVietnamese)).toEqual([
    'Dũng',
    'Đức',
    'Hợp đồng 9',
    'Hợp đồng 10',
    'Zung',
  ])
})

import { expect, test } from 'vitest'
import { normaliseAddress, parseAddresses } from '@/lib/mail/mime'

test.each([
  ['An <A@B.com>', 'a@b.com'],
  ['  "a@b.com" ', 'a@b.com'],
  ['<a <b@c.vn>', 'b@c.vn'],
  ["'an@b.vn'", 'an@b.vn'],
  ['an@b.vn.', 'an@b.vn'],
  ['an＠b.vn', 'an@b.vn'],
  ['mailto:an@b.vn', 'an@b.vn'],
  ['an\u200b@b.vn', null],
  ['<an@b.vn>;', 'an@b.vn'],
  ['an@bé.vn', 'an@bé.vn'],
  ['no address', null],
  ['@b.vn', null],
  ['a@', null],
  ['a@-', null],
  ['', null],
])('normaliseAddress(%j) is %j', (input, expected) => {
  expect(normaliseAddress(input)).toBe(expected)
})

test('addresses of groups, comments and commas inside names', () => {
  expect(parseAddresses('Team: a@b.vn, "Lê, C" <c@d.vn>;, e@f.vn (Dũng)')).toEqual([
    { name: '', address: 'a@b.vn' },
    { name: 'Lê, C', address: 'c@d.vn' },
    { name: 'Dũng', address: 'e@f.vn' },
  ])
})

test('an address inside a quoted name is not taken for the mailbox', () => {
  expect(parseAddresses('"boss@bank.vn" <thief@evil.test>')).toEqual([
    { name: 'boss@bank.vn', address: 'thief@evil.test' },
  ])
})

test('a header of many addresses is cut, not refused', () => {
  expect(parseAddresses('a@b.vn, '.repeat(5000)).length).toBeLessThanOrEqual(1000)
})

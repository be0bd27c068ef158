import { expect, test } from 'vitest'
import { personEmail } from '@/lib/identity/email'

const ODD = [
  'admin＠demo.test',
  'admin@demo。test',
  'ad\u212ain@demo.test',
  '"admin@demo.test"@evil.test',
  '"admin"@demo.test',
  'admin@demo.test@evil.test',
  'admin@@demo.test',
  'admin@demo.test,evil@evil.test',
  'admin@demo.test;evil@evil.test',
  'admin@demo.test evil@evil.test',
  'admin@demo.test\nbcc: evil@evil.test',
  'admin@demo.test\r\nBcc: evil@evil.test',
  'Admin <admin@demo.test>',
  '<admin@demo.test>',
  'admin@demo.test>',
  'admin(comment)@demo.test',
  'admin@[127.0.0.1]',
  'admin@demo',
  '@demo.test',
  'admin@',
  '.admin@demo.test',
  'ad..min@demo.test',
  'admin@demo..test',
  'admin\u200b@demo.test',
  'admin\u0000@demo.test',
  'аdmin@demo.test',
  'admin@dеmo.test',
  `${'a'.repeat(250)}@demo.test`,
]

test('odd addresses are refused, each of them', () => {
  expect(ODD.length).toBeGreaterThanOrEqual(20)
  for (const address of ODD)
    expect(personEmail.safeParse(address).success, JSON.stringify(address)).toBe(false)
})

test.each([
  ['  Lan.Nguyen@Example.COM ', 'lan.nguyen@example.com'],
  ['lan+crm@example.com.vn', 'lan+crm@example.com.vn'],
  ["o'neil@example.ie", "o'neil@example.ie"],
])('%j is %s', (typed, kept) => {
  expect(personEmail.parse(typed)).toBe(kept)
})

import { expect, test } from 'vitest'
import { addressOf, countedAddress, PEER_HEADER } from '@/lib/identity/visitor'

const seen = (headers: Record<string, string>, proxies: number) =>
  addressOf((name) => headers[name] ?? null, proxies)

test('without proxies only the connection itself counts', () => {
  expect(seen({ [PEER_HEADER]: '203.0.113.7', 'x-forwarded-for': '198.51.100.1' }, 0)).toBe('203.0.113.7')
  expect(seen({ 'x-forwarded-for': '198.51.100.1' }, 0)).toBeNull()
})

test('behind proxies only what they wrote counts, never what a stranger wrote before them', () => {
  const headers = { [PEER_HEADER]: '10.0.0.2', 'x-forwarded-for': '6.6.6.6, 198.51.100.1, 10.0.0.9' }
  expect(seen(headers, 1)).toBe('10.0.0.9')
  expect(seen(headers, 2)).toBe('198.51.100.1')
  expect(seen({ ...headers, 'x-forwarded-for': '' }, 1)).toBeNull()
})

test('an address is an address or nothing', () => {
  expect(seen({ [PEER_HEADER]: '::ffff:203.0.113.7' }, 0)).toBe('203.0.113.7')
  expect(seen({ [PEER_HEADER]: '2001:db8::1' }, 0)).toBe('2001:db8::1')
  expect(seen({ 'x-forwarded-for': 'unknown' }, 1)).toBeNull()
  expect(seen({ 'x-forwarded-for': "1.2.3.4'; drop table login" }, 1)).toBeNull()
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['127.0.0.1', null],
  ['10.1.2.3', null],
  ['172.20.0.1', null],
  ['192.168.1.9', null],
  ['::1', null],
  ['fd00::5', null],
  [null, null],
])('tries from %s are counted under %s', (ip, key) => {
  expect(countedAddress(ip)).toBe(key)
})

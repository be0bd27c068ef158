import { expect, test } from 'vitest'
import { isAuthenticated, isAuthenticatedAt } from '@/lib/mail/inbound/authentication'

const from = 'an@khach.example'

test.each([
  ['mx.example; dmarc=pass (p=reject) header.from=khach.example', true],
  ['mx.example; dkim=pass header.d=khach.example header.s=s1', true],
  ['mx.example; dkim=pass header.i=@mail.khach.example', true],
  ['mx.example; spf=pass (sender ok) smtp.mailfrom=bounce@khach.example', true],
  ['mx.example; spf=pass smtp.mailfrom=evil.example; dkim=none', false],
  ['mx.example; dkim=pass header.d=notkhach.example', false],
  ['mx.example; dmarc=fail header.from=khach.example; spf=softfail smtp.mailfrom=khach.example', false],
  ['mx.example; none (dmarc=pass header.from=khach.example)', false],
  ['', false],
])('%s', (results, expected) => {
  expect(isAuthenticated('resend', results, from)).toBe(expected)
})

test('an open listener and an upload are vouched for by nobody', () => {
  const results = 'mx.example; dmarc=pass header.from=khach.example'

  expect(isAuthenticated('smtp', results, from)).toBe(false)
  expect(isAuthenticated('upload', results, from)).toBe(false)
  expect(isAuthenticated('http', results, null)).toBe(false)
})

test('in a mailbox only the words of a server that is known to sign them count', () => {
  const said = (name: string) => `${name}; dkim=pass header.d=khach.example`

  expect(isAuthenticatedAt('imap.gmail.com', said('mx.google.com'), from)).toBe(true)
  expect(isAuthenticatedAt('imap.gmail.com', said('mx.evil.example'), from)).toBe(false)
  expect(isAuthenticatedAt('imap.khach.example', said('mx.google.com'), from)).toBe(false)
  expect(isAuthenticatedAt('imap.khach.example', said('imap.khach.example'), from)).toBe(false)
  expect(isAuthenticatedAt('imap.gmail.com', undefined, from)).toBe(false)
})

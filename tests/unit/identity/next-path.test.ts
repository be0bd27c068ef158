import { expect, test } from 'vitest'
import { nextPath } from '@/lib/identity/next-path'

const HOME = 'https://crm.example.test'

/** Ways in which other products were talked into sending people elsewhere. */
const TRICKS = [
  'https://evil.test',
  'http://evil.test/board',
  '//evil.test',
  '///evil.test',
  '////evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '\\/evil.test',
  '/\\/evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/\r/evil.test',
  '\t//evil.test',
  ' //evil.test',
  '\u0000//evil.test',
  '/\u0000/evil.test',
  '/.//evil.test',
  '/..//evil.test',
  '/././/evil.test',
  '/a/..//evil.test',
  '/a/../..//evil.test',
  '/%2e//evil.test',
  '/%2e%2e//evil.test',
  '/.%2e//evil.test',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://evil.test',
  'mailto:x@evil.test',
  'blob:https://evil.test/1',
  'about:blank',
  'evil.test',
  'evil.test/board',
  'www.evil.test',
  '@evil.test',
  'http:evil.test',
  'http:/evil.test',
  'http:///evil.test',
  'https:evil.test',
  'https:/evil.test',
  'https:\\evil.test',
  'http://crm.example.test@evil.test',
  'http://crm.example.test.evil.test',
  '//crm.example.test@evil.test',
  '//evil.test%2f@crm.example.test',
  '//evil.test#crm.example.test',
  '//evil.test?crm.example.test',
  '//[::1]/',
  '//2130706433/',
  '//%65vil.test',
  '/\u2028/evil.test',
  '\u3000//evil.test',
  '\u2044\u2044evil.test',
  '\uff0f\uff0fevil.test',
  '//evil\u3002test',
  '?next=//evil.test',
  '#//evil.test',
  '',
  '   ',
  '/sign-in?next=/sign-in',
  '/api/auth/signout',
]

const landsOn = (path: string) => new URL(path, `${HOME}/sign-in`).origin

test('none of the tricks of open redirects leaves the application', () => {
  expect(TRICKS.length).toBeGreaterThanOrEqual(60)
  for (const trick of TRICKS) {
    const path = nextPath(trick)
    expect(path, JSON.stringify(trick)).toMatch(/^\/(?!\/)/)
    expect(landsOn(path), JSON.stringify(trick)).toBe(HOME)
  }
})

test.each([
  ['/board', '/board'],
  ['/opportunities/42?tab=mail#reply', '/opportunities/42?tab=mail#reply'],
  ['/opportunities?search=b%C3%A1nh%20m%C3%AC', '/opportunities?search=b%C3%A1nh%20m%C3%AC'],
  ['/board?view=a//b', '/board?view=a//b'],
  ['/', '/'],
])('%s is kept', (wanted, path) => {
  expect(nextPath(wanted)).toBe(path)
})

test.each([null, undefined, '', '/sign-in', '/sign-up', '/api/health'])('%s leads home', (wanted) => {
  expect(nextPath(wanted)).toBe('/')
})

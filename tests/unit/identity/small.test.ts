import { expect, test } from 'vitest'
import { deviceOf } from '@/lib/identity/device'
import { humanName } from '@/lib/identity/name'
import { newPassword } from '@/lib/identity/passwords'
import { divided } from '@/lib/identity/rebase-rates'
import { TIME_ZONES, timeZone } from '@/lib/identity/time-zone'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36'

test.each([
  [CHROME, 'Chrome', 'Windows'],
  [`${CHROME} Edg/150.0`, 'Edge', 'Windows'],
  [`${CHROME} coc_coc_browser/120.0`, 'Cốc Cốc', 'Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', 'Safari', 'iPhone'],
  [
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  ['curl/8', '', ''],
])('%s is %s on %s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})

test.each([
  ['1', '26000', '0.000038461538462'],
  ['28500', '26000', '1.096153846153846'],
  ['26000', '26000', '1'],
  ['0.5', '0.25', '2'],
])('%s divided by %s is %s', (a, b, quotient) => {
  expect(divided(a, b)).toBe(quotient)
})

test('names stand on one line, composed, without marks that turn text around', () => {
  expect(humanName.parse('  Lê\u0301 \r\n Bcc: x\u202e ')).toBe('Lế Bcc: x')
  expect(humanName.parse('Nguyê\u0303n')).toBe('Nguyễn')
  expect(humanName.safeParse(' \u200b ').success).toBe(false)
  expect(humanName.safeParse('x'.repeat(101)).success).toBe(false)
})

test.each(['1234567890', 'password123', 'matkhau2026', 'aaaaaaaaaa', 'qwertyuiop', 'ababababab'])(
  '%s is no password',
  (text) => {
    expect(newPassword.safeParse(text).error?.issues[0]).toMatchObject({ params: { key: 'weakPassword' } })
  },
)

test('a password has at least 10 characters and at most 200', () => {
  expect(newPassword.safeParse('cà phê sữa').success).toBe(true)
  expect(newPassword.safeParse('ngắn quá!').success).toBe(false)
  expect(newPassword.safeParse('dài '.repeat(60)).success).toBe(false)
})

test('a time zone is one that exists', () => {
  expect(TIME_ZONES[0]).toBe('Asia/Ho_Chi_Minh')
  for (const zone of ["UTC'; select pg_sleep(9)--", '', 'Asia/Saigonn', '../etc']) {
    expect(timeZone.safeParse(zone).success, zone).toBe(false)
  }
})

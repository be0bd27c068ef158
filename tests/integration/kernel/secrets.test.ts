import { expect, test } from 'vitest'
import { hashSecret, isSigned, newSecret, open, seal, sign } from '@/lib/kernel/secrets'

test('[S14] a sealed secret opens for its owner only', () => {
  const sealed = seal('mật khẩu SMTP', 'mail_settings:a')
  expect(sealed).not.toContain('SMTP')
  expect(open(sealed, 'mail_settings:a')).toBe('mật khẩu SMTP')
  expect(() => open(sealed, 'mail_settings:b')).toThrow()
})

test('[S14] no changed character of a sealed secret is accepted', () => {
  const sealed = seal('secret', 'row')
  for (let at = 0; at < sealed.length; at += 1) {
    // The last character of each base64url part may hold unused bits, so a neighbouring letter is not enough.
    const letter = sealed[at] === 'A' ? 'z' : 'A'
    const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1)
    expect(() => open(changed, 'row'), `character ${at}`).toThrow()
  }
  for (const broken of ['', 'v1', 'v2.a.b.c', sealed.split('.').slice(0, 3).join('.'), `${sealed}AAAA`]) {
    expect(() => open(broken, 'row')).toThrow()
  }
})

test('[S14] equal secrets seal differently', () => {
  expect(seal('same', 'row')).not.toBe(seal('same', 'row'))
})

test('a signature holds for one text and one purpose', () => {
  const mark = sign('reply', 'opportunity 1')
  expect(mark).toMatch(/^[0-9a-f]{32}$/)
  expect(isSigned('reply', 'opportunity 1', mark)).toBe(true)
  expect(isSigned('reply', 'opportunity 2', mark)).toBe(false)
  expect(isSigned('unsubscribe', 'opportunity 1', mark)).toBe(false)
  for (let at = 0; at < mark.length; at += 1) {
    const changed = mark.slice(0, at) + (mark[at] === '0' ? '1' : '0') + mark.slice(at + 1)
    expect(isSigned('reply', 'opportunity 1', changed)).toBe(false)
  }
  for (const other of ['', mark.slice(1), `${mark}0`, 'Đ'.repeat(16)]) {
    expect(isSigned('reply', 'opportunity 1', other)).toBe(false)
  }
})

test('a new secret has 256 bits, and only its hash is kept', () => {
  const { secret, hash } = newSecret()
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(hash).toBe(hashSecret(secret))
  expect(hash).not.toContain(secret)
})

import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { parseMail } from '@/lib/mail/mime'
import { bytes, mail } from './messages'

const nested = (levels: number) => {
  const open = Array.from({ length: levels }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at}`,
    '',
    `--b${at}`,
  ]).flat()
  return mail(...open, 'Content-Type: text/plain', '', 'deep')
}

describe('what mailers get wrong', () => {
  test('raw UTF-8 headers, with and without a declared charset', async () => {
    const parsed = await parseMail(mail('From: Trần Thị Bé <be@a.test>', 'Subject: Đặt hàng', '', 'Chào'))
    expect([parsed.from?.name, parsed.subject, parsed.text]).toEqual(['Trần Thị Bé', 'Đặt hàng', 'Chào'])
    expect(parsed.defects).toContain('raw-8bit-header')
  })

  test('raw windows-1258 in headers and body, undeclared', async () => {
    const raw = Buffer.concat([
      Buffer.from('Subject: '),
      Buffer.from([0x43, 0xf4, 0xf2, 0x20, 0xf0, 0xf5, 0xec]),
      Buffer.from('\r\n\r\n'),
      Buffer.from([0x63, 0xe2, 0xf2, 0x6e]),
      Buffer.from('\r\n'),
    ])
    const parsed = await parseMail(raw)
    expect(parsed.subject).toBe('Cộ đớ')
    expect(parsed.text.trim()).toBe('cận')
  })

  test('raw windows-1252 stays Western', async () => {
    expect((await parseMail(bytes('Subject: Grüße aus Köln', '', 'Jürgen'))).subject).toBe('Grüße aus Köln')
  })

  test.each([
    ['iso-2022-jp', Buffer.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]), '日本'],
    ['utf-7', iconv.encode('Chào anh', 'utf-7'), 'Chào anh'],
    ['cp1258', iconv.encode('Đông', 'windows-1258'), 'Đông'],
    ['gb2312', iconv.encode('中文', 'gbk'), '中文'],
    ['unknown-8bit', Buffer.from('Đà Nẵng'), 'Đà Nẵng'],
    ['us-ascii', Buffer.from('Huế'), 'Huế'],
    ['utf-8', Buffer.from([0x43, 0x61, 0x66, 0xe9]), 'Café'],
    ['no-such-charset', Buffer.from('Hội An'), 'Hội An'],
  ])('a body in %s', async (charset, body, expected) => {
    const parsed = await parseMail(
      Buffer.concat([Buffer.from(`Content-Type: text/plain; charset="${charset}"\r\n\r\n`), body]),
    )
    expect(parsed.text).toContain(expected)
    expect(parsed.text).not.toContain('\ufffd')
  })

  test('encoded words cut inside a character, over folds, with spaces, or never closed', async () => {
    const subject = async (value: string) => (await parseMail(mail(`Subject: ${value}`, '', 'x'))).subject
    expect(await subject('=?utf-8?Q?Ti=E1=BA?=\r\n =?utf-8?Q?=BFng Vi=E1=BB=87t?=')).toBe('Tiếng Việt')
    expect(await subject('=?utf-8?B?VGnhur9u?= =?utf-8?B?ZyBWaeG7h3Q=?=')).toBe('Tiếng Việt')
    expect(await subject('=?utf-8?B?VGnhur9uZw==')).toBe('Tiếng')
    expect(await subject('=?utf-7?Q?Ch+AOA-o?=')).toBe('Chào')
    expect(await subject('=?iso-8859-1?Q?Fr=F6hlich?= 1 =?? 2')).toBe('Fröhlich 1 =?? 2')
  })

  test('an mbox line, a byte order mark, blank lines or junk before and between headers', async () => {
    const start = async (...lines: string[]) =>
      (await parseMail(mail(...lines, 'Subject: đúng', '', 'x'))).subject
    expect(await start('From an@a.test Mon Jun  2 09:00:00 2025')).toBe('đúng')
    expect(await start('\ufeffX-A: 1')).toBe('đúng')
    expect(await start('', '', 'X-A: 1')).toBe('đúng')
    expect(await start('X-A: 1', 'this is no header')).toBe('đúng')
  })

  test('bare carriage returns and a missing blank line', async () => {
    const old = await parseMail(Buffer.from('Subject: old mac\r\rline one\rline two'))
    expect([old.subject, old.text]).toEqual(['old mac', 'line one\nline two'])
    const glued = await parseMail(mail('Subject: glued', 'Chào anh, em cần báo giá.', 'Cảm ơn'))
    expect(glued.text).toContain('em cần báo giá')
    expect(glued.defects).toContain('missing-blank-line')
  })

  test('a boundary that is undeclared, indented, unclosed or never comes', async () => {
    const part = ['Content-Type: text/plain; charset=utf-8', '', 'nội dung']
    const text = async (...lines: string[]) => (await parseMail(mail(...lines))).text.trim()
    expect(await text('Content-Type: multipart/mixed', '', '--xyz', ...part, '--xyz--')).toBe('nội dung')
    expect(await text('Content-Type: multipart/mixed; boundary=abc', '', '--xyz', ...part, '--xyz--')).toBe(
      'nội dung',
    )
    expect(await text('Content-Type: multipart/mixed; boundary=b', '', ' --b', ...part)).toBe('nội dung')
    expect(await text('Content-Type: multipart/mixed; boundary=b', '', 'chỉ có chữ')).toBe('chỉ có chữ')
  })

  test('base64 that is plain text, and a type without a slash', async () => {
    const parsed = await parseMail(
      mail('Content-Type: text', 'Content-Transfer-Encoding: base64', '', 'Chào anh, đây là chữ thường!'),
    )
    expect(parsed.text).toContain('đây là chữ thường')
    expect(parsed.defects).toEqual(expect.arrayContaining(['false-base64', 'bad-content-type']))
  })

  test('NUL never reaches text, subject or names', async () => {
    const parsed = await parseMail(mail('Subject: a\0b', 'Content-Type: text/plain', '', 'c\0d'))
    expect([parsed.subject, parsed.text]).toEqual(['a b', 'cd'])
  })
})

describe('caps', () => {
  test('64 levels are read, more are refused', async () => {
    expect((await parseMail(nested(64))).text).toContain('deep')
    await expect(parseMail(nested(65))).rejects.toThrow(RangeError)
  })

  test('more than 1,000 parts or 25 MB are refused', async () => {
    const parts = (count: number) =>
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        ...Array.from({ length: count }, () => ['--b', '', 'x']).flat(),
      )
    await expect(parseMail(parts(1001))).rejects.toThrow('too-many-parts')
    expect((await parseMail(parts(900))).text).toContain('x')
    await expect(parseMail(Buffer.alloc(25 * 1024 * 1024 + 1, 97))).rejects.toThrow('message-too-large')
  })
})

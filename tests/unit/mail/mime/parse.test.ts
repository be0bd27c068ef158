import { describe, expect, test } from 'vitest'
import { parseMail } from '@/lib/mail/mime'
import { enquiry, mail } from './messages'

describe('parseMail', () => {
  test('keeps a Vietnamese name whole and decodes every body', async () => {
    const parsed = await parseMail(enquiry)
    expect(parsed.from).toEqual({ name: 'Nguyễn Văn An', address: 'An.Nguyen@minhlong.vn' })
    expect(parsed.to).toEqual([
      { name: 'Sales', address: 'sales@acme.cohoi.test' },
      { name: 'Trần, Bình', address: 'binh@acme.test' },
    ])
    expect(parsed.subject).toBe('Hỏi giá máy in')
    expect(parsed.text.trim()).toBe('Ngân sách 50 triệu.')
    expect(parsed.html).toContain('<b>50 triệu</b>')
    expect(parsed.date?.toISOString()).toBe('2025-06-02T02:30:00.000Z')
    expect(parsed.attachments.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['bao gia.pdf', 'application/pdf'],
    ])
    expect(Buffer.from(parsed.attachments[0]?.content ?? []).toString()).toBe('%PDF-1.4')
  })

  test('unfolds message ids and keeps the last 32 references', async () => {
    const ids = Array.from({ length: 40 }, (_, at) => `<id-${at}@a.test>`)
    const parsed = await parseMail(
      mail(
        'Message-ID: <one\r\n two@a.test>',
        `References: ${ids.join('\r\n ')}`,
        'In-Reply-To: <x@a.test>',
        '',
        'x',
      ),
    )
    expect(parsed.messageId).toBe('onetwo@a.test')
    expect(parsed.references).toHaveLength(32)
    expect(parsed.references.at(-1)).toBe('id-39@a.test')
    expect(parsed.inReplyTo).toEqual(['x@a.test'])
  })

  test('takes the sender from Reply-To, Return-Path or Sender when From is missing', async () => {
    const from = async (...lines: string[]) => (await parseMail(mail(...lines, '', 'x'))).from?.address
    expect(await from('Reply-To: a@b.test', 'Return-Path: <c@d.test>')).toBe('a@b.test')
    expect(await from('Return-Path: <c@d.test>', 'Sender: e@f.test')).toBe('c@d.test')
    expect(await from('Sender: e@f.test')).toBe('e@f.test')
    expect(await from('Subject: nobody')).toBeUndefined()
  })

  test('lists recipients in the order of trust, each once, in lower case', async () => {
    const parsed = await parseMail(
      mail(
        'To: Sales@A.test, b@a.test',
        'Cc: c@a.test',
        'Delivered-To: alias@a.test',
        'X-Original-To: sales@a.test',
        'Envelope-To: d@a.test',
        'X-Forwarded-To: e@a.test',
        '',
        'x',
      ),
    )
    expect(parsed.recipients).toEqual([
      'alias@a.test',
      'sales@a.test',
      'd@a.test',
      'e@a.test',
      'b@a.test',
      'c@a.test',
    ])
  })

  test('derives text from HTML, and an empty text part does not hide it', async () => {
    const only = await parseMail(
      mail('Content-Type: text/html', '', '<h1>Chào</h1><p>Xin báo giá &amp; mẫu.</p><script>x()</script>'),
    )
    expect(only.text).toContain('Chào')
    expect(only.text).toContain('Xin báo giá & mẫu.')
    expect(only.text).not.toContain('x()')
    const both = await parseMail(
      mail(
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        '  ',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>Có nội dung</p>',
        '--b--',
      ),
    )
    expect(both.text).toBe('Có nội dung')
  })

  test('drops dates that cannot be read or lie in the future', async () => {
    const date = async (value: string) =>
      (await parseMail(mail(`Date: ${value}`, '', 'x'), { receivedAt: new Date('2025-06-02T00:00:00Z') }))
        .date
    expect(await date('yesterday or so')).toBeNull()
    expect(await date('Wed, 04 Jun 2025 00:00:00 +0000')).toBeNull()
    expect(await date('Mon, 2 Jun 2025 12:00:00 -0500 (CDT)')).toEqual(new Date('2025-06-02T17:00:00Z'))
    expect(await date('2 Jun 25 07:00 ICT')).toEqual(new Date('2025-06-02T00:00:00Z'))
    expect(await date('Sun, 1 Jun 2025 10:00:00')).toEqual(new Date('2025-06-01T10:00:00Z'))
  })

  test('cuts a subject at 255 characters, counting emoji as one', async () => {
    const parsed = await parseMail(mail(`Subject: ${'🎉'.repeat(300)}`, '', 'x'))
    expect([...parsed.subject]).toHaveLength(255)
  })

  test('makes attachment names safe and unique', async () => {
    const part = (disposition: string) => [
      '--b',
      'Content-Type: application/octet-stream',
      `Content-Disposition: ${disposition}`,
      '',
      'x',
    ]
    const parsed = await parseMail(
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        ...part('attachment; filename="../../etc/passwd"'),
        ...part('attachment; filename="C:\\\\temp\\\\passwd"'),
        ...part("attachment; filename*=utf-8''h%C3%B3a%20%C4%91%C6%A1n%E2%80%AEfdp.exe"),
        ...part('attachment; filename="=?utf-8?B?YsOhbyBjw6FvLnBkZg==?="'),
        ...part('attachment; filename*0="rất "; filename*1="dài.txt"'),
        ...part('attachment'),
        '--b--',
      ),
    )
    expect(parsed.attachments.map(({ name }) => name)).toEqual([
      'passwd',
      'passwd (2)',
      'hóa đơnfdp.exe',
      'báo cáo.pdf',
      'rất dài.txt',
      'attachment.bin',
    ])
  })

  test('names a forwarded message by its subject and marks inline pictures', async () => {
    const parsed = await parseMail(
      mail(
        'Content-Type: multipart/related; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        '<img src="cid:logo@x">',
        '--b',
        'Content-Type: image/png',
        'Content-ID: <logo@x>',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw0KGgo=',
        '--b',
        'Content-Type: message/rfc822',
        '',
        'Subject: Yêu cầu cũ',
        '',
        'x',
        '--b--',
      ),
    )
    expect(parsed.attachments.map(({ name, contentId, inline }) => [name, contentId, inline])).toEqual([
      ['image.png', 'logo@x', true],
      ['Yêu cầu cũ.eml', null, false],
    ])
  })

  test('answers for headers without regard to case', async () => {
    const parsed = await parseMail(mail('X-Note: =?utf-8?Q?m=E1=BB=99t?=', 'x-note: hai', '', 'x'))
    expect(parsed.header('X-NOTE')).toBe('một')
    expect(parsed.headers('x-note')).toEqual(['một', 'hai'])
    expect(parsed.header('absent')).toBeUndefined()
  })
})

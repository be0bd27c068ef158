import { expect, test } from 'vitest'
import { answerTo, readAddresses } from '@/components/mail/compose/draft'
import { downloadHeaders } from '@/lib/mail/outbound/files'
import { toHtml } from '@/lib/mail/outbound/format'
import type { ShownMessage } from '@/lib/mail/outbound/messages'

test('typed marks become HTML; everything else is escaped', () => {
  expect(toHtml('Chào **anh** *An*\ndòng hai\n\n- một\n- hai\n\n1. a\n2. b\n\n> cũ')).toBe(
    [
      '<p>Chào <strong>anh</strong> <em>An</em><br>dòng hai</p>',
      '<ul><li>một</li><li>hai</li></ul>',
      '<ol><li>a</li><li>b</li></ol>',
      '<blockquote>cũ</blockquote>',
    ].join('\n'),
  )
  expect(toHtml('<img src=x onerror=alert(1)> 2*3*4')).toBe('<p>&lt;img src=x onerror=alert(1)&gt; 2*3*4</p>')
})

test('only http addresses become links, and none breaks out of its attribute', () => {
  expect(toHtml('xem https://a.vn/?x=1&y="2" nhé.')).toBe(
    '<p>xem <a href="https://a.vn/?x=1&amp;y=">https://a.vn/?x=1&amp;y=</a>&quot;2&quot; nhé.</p>',
  )
  expect(toHtml('javascript:alert(1) data:text/html,x')).not.toContain('<a')
})

const HOSTILE = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'a\r\nContent-Type: text/html',
  'x"; filename="evil.html',
  'báo giá.pdf',
  '\u202egpj.exe',
  'a\u200b.php\u200b',
  '',
  '/',
  'a'.repeat(5000),
  'CON',
  '.htaccess',
  "quote's (1).svg",
  '%2e%2e%2fpasswd',
  '<script>.html',
  'naïve\u0000.html',
]
const TYPES = [
  'text/html',
  'image/svg+xml',
  'application/xhtml+xml',
  'text/xml',
  'application/javascript',
  'x/y\r\nA: b',
  '',
]

test('[S12] no name and no type makes a download inline, splits a header or leaves its folder', () => {
  for (const name of HOSTILE) {
    for (const contentType of TYPES) {
      const headers = new Headers(downloadHeaders({ name, contentType }))
      const disposition = headers.get('content-disposition') ?? ''
      expect(disposition).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!~%$&+^`|#-]+$/)
      expect(decodeURIComponent(disposition.split("''")[1] ?? '')).not.toMatch(/[\\/\u202e\u200b\r\n\0]/)
      expect(headers.get('content-type')).toBe('application/octet-stream')
      expect(headers.get('content-security-policy')).toContain('sandbox')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  }
})

test('recipients are read from what people type and paste', () => {
  expect(readAddresses('"Nguyễn Văn An" <An@Khach.vn>, b@c.vn; hỏng')).toEqual({
    found: [
      { name: 'Nguyễn Văn An', address: 'an@khach.vn' },
      { name: '', address: 'b@c.vn' },
    ],
    rest: 'hỏng',
  })
})

test('an answer goes to where the sender wants it, with one Re:', () => {
  const message = {
    direction: 'in',
    fromName: 'An',
    fromAddress: 'an@k.vn',
    replyTo: null,
    to: [],
    subject: 'RE: Re[2]: Giá',
  }
  const prefix = (subject: string) => `Re: ${subject}`
  expect(answerTo(message as unknown as ShownMessage, prefix, null)).toMatchObject({
    to: [{ name: 'An', address: 'an@k.vn' }],
    subject: 'Re: Giá',
  })
  const elsewhere = { ...message, replyTo: 'b@k.vn' } as unknown as ShownMessage
  expect(answerTo(elsewhere, prefix, null).to).toEqual([{ name: '', address: 'b@k.vn' }])
  const own = { ...message, isPrivate: true, canShare: true } as unknown as ShownMessage
  expect(answerTo(own, prefix, 'toi@k.vn')).toMatchObject({ isQuoting: true, isOwn: true })
  expect(answerTo(own, prefix, null)).toMatchObject({ isQuoting: false, isOwn: false })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  classify,
  extractHints,
  findForward,
  parseAddresses,
  parseMail,
  sanitizeMailHtml,
  splitReply,
} from '@/lib/mail/mime'
import { bounce, enquiry, mail } from './messages'

const forwarded = mail(
  'Subject: Fwd: a',
  'Content-Type: multipart/mixed; boundary=f',
  '',
  '--f',
  '',
  '> On 2 Jun 2025, An <a@b.vn> wrote:',
  '--f',
  'Content-Type: message/rfc822',
  '',
  enquiry.toString('latin1'),
  '--f--',
)
const edit = fc.record({ at: fc.nat(4000), drop: fc.nat(80), insert: fc.uint8Array({ maxLength: 12 }) })
const token = fc.record({
  at: fc.nat(4000),
  drop: fc.constant(0),
  insert: fc
    .constantFrom(
      '\r\n\r\n',
      '\r',
      '\0',
      '=?utf-8?B?',
      '?=',
      '--outer',
      '"',
      '<',
      'boundary=',
      '\u001b$B',
      '>',
    )
    .map((text) => Buffer.from(text)),
})

function apply(raw: Buffer, edits: { at: number; drop: number; insert: Uint8Array }[]): Buffer {
  return edits.reduce((bytes, { at, drop, insert }) => {
    const start = at % (bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + drop)])
  }, raw)
}

test('no mutation of a message throws, leaks NUL or repeats a name', async () => {
  const edits = fc.array(fc.oneof(edit, token), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(enquiry, bounce, forwarded), edits, async (raw, changes) => {
      const parsed = await parseMail(apply(raw, changes))
      const names = parsed.attachments.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect([parsed.subject, parsed.text, parsed.html ?? '', ...names].join('')).not.toContain('\0')
      expect(parsed.defects).not.toContain('unreadable-structure')
      expect(classify(parsed, { from: null }).reason).not.toBe('')
      extractHints(parsed.text, parsed.from)
      await findForward(parsed)
      if (parsed.html !== null)
        expect(sanitizeMailHtml(parsed.html, { cid: () => null, remoteImages: true }).html).not.toMatch(
          /<script/i,
        )
    }),
    { numRuns: 300 },
  )
})

test('any bytes at all are a message', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (raw) => {
      expect(typeof (await parseMail(raw)).text).toBe('string')
    }),
    { numRuns: 300 },
  )
})

test('any text splits without losing its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const { visible, quoted } = splitReply(text)
      const words = (value: string) => value.split(/\s+/).filter(Boolean).sort()
      expect(words(`${visible}\n${quoted}`)).toEqual(words(text))
    }),
  )
})

test('any address header gives clean addresses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (header) => {
      for (const { address } of parseAddresses(header)) expect(address).toMatch(/^[^\s<>]+$/)
    }),
  )
})

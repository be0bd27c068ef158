import { describe, expect, test } from 'vitest'
import { classify, parseMail } from '@/lib/mail/mime'
import { bounce, enquiry, mail } from './messages'

const kindOf = async (raw: Buffer, from: string | null = 'someone@else.test') => {
  const { kind, reason } = classify(await parseMail(raw), { from })
  return `${kind}: ${reason}`
}
const plain = (...headers: string[]) =>
  mail('From: An <an@a.test>', 'Subject: Hỏi giá', ...headers, '', 'Xin báo giá 20 máy in.')

describe('what people write is normal', () => {
  test.each([
    ['an enquiry', enquiry],
    [
      'a question about delivery',
      mail(
        'From: an@a.test',
        'Subject: Delivery failed yesterday?',
        '',
        'The parcel was not delivered. Please call.',
      ),
    ],
    ['a website form from no-reply', mail('From: no-reply@shop.test', 'Subject: Khách mới', '', 'Tên: An')],
    ['Auto-Submitted: no', plain('Auto-Submitted: no')],
    ['X-Spam-Flag: NO', plain('X-Spam-Flag: NO', 'X-Spam-Status: No, score=-2.1')],
    [
      'an ordinary postmaster',
      mail('From: postmaster@a.test', 'Subject: Lịch bảo trì', '', 'Máy chủ bảo trì tối nay.'),
    ],
  ])('%s', async (_name, raw) => {
    expect(await kindOf(raw)).toBe('normal: no-marking')
  })
})

describe('automatic, bulk and spam markings', () => {
  test.each([
    [['Auto-Submitted: auto-replied; owner="a"'], 'auto_reply: auto-submitted'],
    [['X-Autoreply: yes'], 'auto_reply: x-autoreply'],
    [['Precedence: auto_reply'], 'auto_reply: precedence'],
    [['X-Auto-Response-Suppress: All'], 'auto_reply: x-auto-response-suppress'],
    [['Precedence: bulk'], 'bulk: precedence'],
    [['List-Id: <news.a.test>'], 'bulk: list-id'],
    [['List-Unsubscribe: <mailto:u@a.test>'], 'bulk: list-unsubscribe'],
    [['Sender: owner-news@a.test'], 'bulk: list-sender'],
    [['X-Spam-Flag: YES'], 'spam: x-spam-flag'],
    [['X-Spam-Status: Yes, score=9'], 'spam: x-spam-status'],
    [['X-SES-Spam-Verdict: FAIL'], 'spam: x-ses-spam-verdict'],
    [['X-MS-Exchange-Organization-SCL: 9'], 'spam: spam-confidence-level'],
  ])('%s', async (headers, expected) => {
    expect(await kindOf(plain(...headers))).toBe(expected)
  })

  test.each([
    'Automatic reply: Offer',
    'Out of Office: Offer',
    'Trả lời tự động: Báo giá',
    'Abwesenheitsnotiz',
    '自動返信: 見積',
  ])('absence told in the subject: %s', async (subject) => {
    expect(
      await kindOf(mail('From: an@a.test', `Subject: ${subject}`, '', 'Tôi nghỉ phép đến thứ Hai.')),
    ).toBe('auto_reply: subject')
  })

  test('a vacation notice with the null sender is no bounce', async () => {
    const raw = mail(
      'Return-Path: <>',
      'From: an@a.test',
      'Subject: Automatic reply: x',
      'X-Auto-Response-Suppress: All',
      '',
      'I am away. Mail cannot be delivered to me.',
    )
    expect(await kindOf(raw, '')).toMatch(/^auto_reply/)
  })
})

describe('delivery and abuse reports', () => {
  test('an RFC 3464 report gives each recipient with status and original', async () => {
    const { kind, reports } = classify(await parseMail(bounce), { from: '' })
    expect(kind).toBe('bounce')
    expect(reports).toEqual([
      {
        recipient: 'gone@minhlong.vn',
        status: '5.1.1',
        diagnostic: '550 5.1.1 no such user',
        permanent: true,
        originalMessageId: 'sent-7@acme.test',
        action: 'failed',
      },
      {
        recipient: 'later@minhlong.vn',
        status: '4.4.1',
        diagnostic: null,
        permanent: false,
        originalMessageId: 'sent-7@acme.test',
        action: 'delayed',
      },
    ])
  })

  test('a report in plain words gives the recipient and code it tells', async () => {
    const raw = mail(
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.test',
      'To: sales@acme.test',
      'Subject: failure notice',
      '',
      'I was not able to deliver your message.',
      '',
      '<gone@minhlong.vn>:',
      'Remote host said: 550 5.1.1 no such user',
      '',
      '--- Below this line is a copy of the message.',
      '',
      'Return-Path: <sales@acme.test>',
      'Message-ID: <sent-8@acme.test>',
      'Subject: Offer',
      '',
      'Hello',
    )
    const { kind, reports } = classify(await parseMail(raw), { from: '' })
    expect(kind).toBe('bounce')
    expect(reports[0]).toMatchObject({
      recipient: 'gone@minhlong.vn',
      status: '5.1.1',
      permanent: true,
      originalMessageId: 'sent-8@acme.test',
    })
    expect(reports).toHaveLength(1)
  })

  test('X-Failed-Recipients names each recipient; a warning is not permanent', async () => {
    const raw = mail(
      'From: x@mx.test',
      'X-Failed-Recipients: a@b.vn, c@d.vn',
      'Subject: Warning: message delayed',
      '',
      'Delivery will be retried.',
    )
    const { reports } = classify(await parseMail(raw), { from: '' })
    expect(reports.map(({ recipient, permanent }) => [recipient, permanent])).toEqual([
      ['a@b.vn', false],
      ['c@d.vn', false],
    ])
  })

  test.each([
    ['Unzustellbar: Angebot', 'Ihre Nachricht konnte nicht zugestellt werden: 550 5.1.1 unbekannt'],
    ['Non remis : Offre', "Votre message n'a pas pu être remis. 550 5.1.1 inconnu"],
    ['Không gửi được thư', 'Thư của bạn không thể gửi đến người nhận: 550 5.1.1 không tồn tại'],
    ['配信できませんでした', 'メールは配信できませんでした。550 5.1.1'],
    ['Undeliverable', 'Your message did not reach the following recipient(s)'],
  ])('wording from the null sender: %s', async (subject, text) => {
    expect(await kindOf(mail('From: postmaster@mx.test', `Subject: ${subject}`, '', text), '')).toMatch(
      /^bounce/,
    )
  })

  test('an abuse report is a complaint about its original', async () => {
    const raw = mail(
      'From: fbl@isp.test',
      'Subject: Abuse',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      '',
      '--b',
      '',
      'This is an abuse report.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'Original-Rcpt-To: <an@isp.test>',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      'Message-ID: <sent-9@acme.test>',
      '--b--',
    )
    const { kind, reports } = classify(await parseMail(raw), { from: null })
    expect(kind).toBe('complaint')
    expect(reports).toEqual([
      {
        recipient: 'an@isp.test',
        status: null,
        diagnostic: 'abuse',
        permanent: true,
        originalMessageId: 'sent-9@acme.test',
        action: 'complaint',
      },
    ])
  })

  test.each([
    [
      'a list that refuses a post',
      mail(
        'From: news-admin@l.test',
        'Subject: You an@a.test are not member (news)',
        '',
        'You are not a member of this mailing list.',
      ),
      'bounce: list-refusal',
    ],
    [
      'a provider event',
      mail(
        'From: no-reply@sns.test',
        'Subject: Notification',
        '',
        '{"notificationType":"Bounce","bounce":{}}',
      ),
      'bounce: provider-bounce',
    ],
    [
      'abuse fields in plain text',
      mail(
        'From: fbl@isp.test',
        'Subject: Abuse',
        '',
        'Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1',
      ),
      'complaint: feedback-fields',
    ],
    [
      'a system that writes no codes',
      mail(
        'Return-Path: <>',
        'From: gateway@isp.test',
        'Subject: Offer',
        '',
        'Your message could not be delivered to: an@isp.test',
      ),
      'bounce: null-sender-report',
    ],
  ])('%s', async (_name, raw, expected) => {
    expect(await kindOf(raw)).toBe(expected)
  })

  test('a courier that could not deliver a parcel is no bounce', async () => {
    const raw = mail(
      'From: no-reply@courier.test',
      'Subject: Delivery failed',
      '',
      'Your parcel could not be delivered today.',
    )
    expect(await kindOf(raw)).toBe('normal: no-marking')
  })

  test('a read receipt is an automatic reply', async () => {
    const raw = mail(
      'From: an@a.test',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
      '',
      '--b',
      '',
      'Read',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      'Disposition: x; displayed',
      '--b--',
    )
    expect(await kindOf(raw)).toBe('auto_reply: disposition-notification')
  })
})

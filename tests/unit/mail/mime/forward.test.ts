import { describe, expect, test } from 'vitest'
import { findForward, parseMail } from '@/lib/mail/mime'
import { enquiry, mail } from './messages'

const find = (text: string, subject = 'Fwd: Báo giá') =>
  findForward({ subject, text, html: null, attachments: [] })

describe('findForward', () => {
  test.each([
    [
      'Gmail',
      '---------- Forwarded message ---------\nFrom: An <an@a.test>\nDate: Mon, Jun 2, 2025 at 9:30 AM\nSubject: Báo giá\nTo: <b@a.test>\n\n\nCho em giá.',
    ],
    [
      'Gmail tiếng Việt',
      '---------- Thư đã chuyển tiếp ---------\nTừ: An <an@a.test>\nNgày: Th 2, 2 thg 6, 2025 vào lúc 09:30\nChủ đề: Báo giá\nĐến: <b@a.test>\n\n\nCho em giá.',
    ],
    [
      'Apple',
      'Begin forwarded message:\n\nFrom: An <an@a.test>\nSubject: Báo giá\nDate: 2 June 2025 at 09:30:00 GMT+7\nTo: b@a.test\n\nCho em giá.',
    ],
    [
      'Outlook',
      '________________________________\nFrom: An <an@a.test>\nSent: Monday, June 2, 2025 9:30\nTo: b@a.test\nSubject: Báo giá\n\nCho em giá.',
    ],
    [
      'German',
      '-------- Weitergeleitete Nachricht --------\nBetreff: \tBáo giá\nDatum: \tMon, 2 Jun 2025 09:30:00 +0700\nVon: \tAn <an@a.test>\nAn: \tb@a.test\n\nCho em giá.',
    ],
  ])('%s', async (_name, forwarded) => {
    const found = await find(`Anh xem khách này nhé.\n\n${forwarded}`)
    expect(found?.from).toEqual({ name: 'An', address: 'an@a.test' })
    expect(found?.subject).toBe('Báo giá')
    expect(found?.text).toBe('Cho em giá.')
    expect(found?.note).toBe('Anh xem khách này nhé.')
  })

  test('an attached original keeps its sender, subject and date', async () => {
    const original = enquiry.toString('latin1').split('\r\n')
    const raw = Buffer.from(
      [
        'Subject: Fwd',
        'Content-Type: multipart/mixed; boundary=w',
        '',
        '--w',
        '',
        'Xem giúp em',
        '--w',
        'Content-Type: message/rfc822',
        '',
        ...original,
        '--w--',
      ].join('\r\n'),
      'latin1',
    )
    const found = await findForward(await parseMail(raw))
    expect(found?.from).toEqual({ name: 'Nguyễn Văn An', address: 'An.Nguyen@minhlong.vn' })
    expect(found?.subject).toBe('Hỏi giá máy in')
    expect(found?.date?.toISOString()).toBe('2025-06-02T02:30:00.000Z')
    expect(found?.note).toBe('Xem giúp em')
    expect(found?.text.trim()).toBe('Ngân sách 50 triệu.')
  })

  test('neither a reply nor an enquiry is a forward', async () => {
    expect(await findForward(await parseMail(enquiry))).toBeNull()
    expect(await find('Vâng.\n\nOn 2 Jun 2025, An <an@a.test> wrote:\n> Giá?', 'Re: Báo giá')).toBeNull()
    expect(
      await find(
        'Vâng.\n\n________________________________\nFrom: An <an@a.test>\nSent: Monday\nTo: b@a.test\nSubject: Báo giá\n\nGiá?',
        'RE: Báo giá',
      ),
    ).toBeNull()
    expect(await findForward(await parseMail(mail('Subject: Fwd: nothing', '', 'just text')))).toBeNull()
  })
})

import { expect, test } from 'vitest'
import { splitReply } from '@/lib/mail/mime'

const QUOTES: [string, string][] = [
  ['Gmail tiếng Việt', 'Vào Th 2, 2 thg 6, 2025 vào lúc 09:30 An <an@a.test> đã viết:\n\n> Chào anh'],
  ['a folded head', 'Vào 09:30, 2 thg 6, 2025, Nguyễn Văn An <\nan@a.test> đã viết:\n\n> Chào anh'],
  [
    'Outlook tiếng Việt',
    'Từ: An <an@a.test>\nĐã gửi: Thứ Hai, 2 tháng 6, 2025\nĐến: Bình\nChủ đề: Báo giá\n\nChào anh',
  ],
  ['tin nhắn gốc', '-----Tin nhắn gốc-----\nChào anh'],
  ['Gmail', 'On Mon, Jun 2, 2025 at 9:30 AM An <an@a.test> wrote:\n> Hello'],
  ['Apple German', 'Am 02.06.2025 um 09:30 schrieb An <an@a.test>:\n> Hallo'],
  ['Outlook French', 'De : An <an@a.test>\nEnvoyé : lundi 2 juin 2025\nÀ : Bình\nObjet : Devis\n\nBonjour'],
  ['Outlook', '________________________________\nFrom: An\nSent: Monday\nTo: Binh\nSubject: Offer\n\nHello'],
  ['original message', '-----Original Message-----\nFrom: An\n\nHello'],
  ['Japanese', '2025年6月2日(月) 9:30 An <an@a.test>のメッセージ:\n> こんにちは'],
  ['bare quotes', '> Chào anh\n> Em cần báo giá'],
  ['signature', '-- \nAn\n0912 345 678'],
  ['a phone', 'Đã gửi từ iPhone của tôi'],
]

test.each(QUOTES)('keeps what was written above: %s', (_name, quoted) => {
  const split = splitReply(`Dạ vâng, em cảm ơn.\n\nBình\n\n${quoted}\n`)
  expect(split).toEqual({ visible: 'Dạ vâng, em cảm ơn.\n\nBình', quoted: quoted.trimEnd() })
})

test('an answer below the quote is what was written', () => {
  const { visible, quoted } = splitReply('On 2 Jun 2025, An <an@a.test> wrote:\n> Bao nhiêu?\n\nDạ 50 triệu.')
  expect(visible).toBe('Dạ 50 triệu.')
  expect(quoted).toContain('> Bao nhiêu?')
})

test('answers between the quotes keep the questions', () => {
  const { visible } = splitReply(
    'Chào anh\n\nOn 2 Jun 2025, An <an@a.test> wrote:\n> Giá?\n50 triệu\n> Bao giờ?\nTuần sau',
  )
  expect(visible).toContain('> Giá?\n50 triệu\n> Bao giờ?\nTuần sau')
  expect(visible).not.toContain('wrote:')
})

test.each([
  'Em gửi anh bảng giá ngày 2/6/2025.\nAnh xem giúp em.',
  'From: là từ tiếng Anh\nTo: cũng vậy',
  'On this day\n\nI wrote something nice.',
  'A -- B\n\nC',
  'Sent the contract from our office in Huế yesterday, please check that it arrived in good order. '
    .repeat(3)
    .trim(),
])('leaves plain writing alone: %s', (text) => {
  expect(splitReply(text)).toEqual({ visible: text, quoted: '' })
})

test('loses no line', () => {
  const text = ['a', '', '> b', 'c', '--', 'd', 'On 2 Jun 2025, An <an@a.test> wrote:', '> e'].join('\n')
  const { visible, quoted } = splitReply(text)
  for (const line of text.split('\n')) expect(`${visible}\n${quoted}`).toContain(line)
})

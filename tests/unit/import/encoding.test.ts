import { expect, test } from 'vitest'
import { decodeText } from '@/lib/import/read/encoding'

const TEXT =
  'Tên khách hàng;Địa chỉ\nCông ty Hòa Bình;Số 5 đường Nguyễn Trãi, Hà Nội\nCơ sở Ưu Việt;Quận Tân Bình'

/** Bytes of a code page by what its decoder makes of each byte; marks stand after their letters where it has them so. */
function encode(text: string, table: (byte: number) => string): Buffer {
  const bytes = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte--) bytes.set(table(byte), byte)
  return Buffer.from(
    [...text].flatMap((letter) => {
      const whole = bytes.get(letter)
      if (whole !== undefined) return [whole]
      const apart = letter.normalize('NFD')
      for (let cut = apart.length - 1; cut > 0; cut--) {
        for (let mark = 1; mark < apart.length; mark++) {
          const base = `${apart.slice(0, mark)}${apart.slice(mark + 1)}`.normalize('NFC')
          const [one, two] = [bytes.get(base), bytes.get(apart[mark] ?? '')]
          if (one !== undefined && two !== undefined) return [one, two]
        }
      }
      throw new Error(`no byte for ${letter}`)
    }),
  )
}

const windows1258 = new TextDecoder('windows-1258')

test.each([
  ['utf-8', Buffer.from(TEXT)],
  ['utf-8', Buffer.from(`\uFEFF${TEXT}`)],
  ['utf-16le', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['utf-16le', Buffer.from(TEXT, 'utf16le')],
  ['utf-16be', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ['windows-1258', encode(TEXT, (byte) => windows1258.decode(Buffer.from([byte])))],
])('[CS-45] %s is recognised, and its letters are whole', (encoding, bytes) => {
  expect(decodeText(bytes)).toEqual({ text: TEXT, encoding })
})

test('[CS-45] the fonts from before Unicode are recognised, their capitals mended', () => {
  const bytes = Buffer.from(
    'Tªn kh¸ch hµng;§Þa chØ\nC¤NG TY HßA B×NH;Hµ Néi\nNguyÔn V¨n Dòng;Th¸i B×nh',
    'latin1',
  )
  expect(decodeText(bytes)).toEqual({
    text: 'Tên khách hàng;Địa chỉ\nCÔNG TY HÒA BÌNH;Hà Nội\nNguyễn Văn Dũng;Thái Bình',
    encoding: 'tcvn3',
  })
})

test('[CS-45] western letters stay what they are, and what is no text is none', () => {
  expect(decodeText(Buffer.from('Müller;Großstraße', 'latin1'))?.text).toBe('Müller;Großstraße')
  expect(decodeText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5]))).toBeNull()
  expect(decodeText(Buffer.from(Array.from({ length: 3000 }, (_, at) => 1 + (at % 31))))).toBeNull()
})

import { expect, test } from 'vitest'
import { emails } from '@/lib/fields/emails'

const read = (text: string) => emails.schema({ type: 'emails' }).safeParse(text)

test.each([
  ['sai email', 'sai email'],
  ['an@example.vn, Chị  Bình ; chi@example.vn', 'Chị  Bình'],
  ['an@example.vn sai', 'an@example.vn sai'],
])('what stands in “%s” is named whole when it is no address', (text, named) => {
  expect(read(text).error?.issues).toMatchObject([{ params: { key: 'emailAddress', address: named } }])
})

test('blanks part addresses like commas do', () => {
  expect(read('an@example.vn binh@example.vn;  chi@example.vn').data).toMatchObject([
    { address: 'an@example.vn' },
    { address: 'binh@example.vn' },
    { address: 'chi@example.vn' },
  ])
})

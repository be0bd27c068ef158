import { expect, test } from 'vitest'
import { emptyFields, fillIn, MERGE_FIELDS, unknownFields } from '@/lib/mail/merge-fields'

const values = { ho_ten: 'Nguyễn Văn An', khach_hang: 'Công ty\r\nBcc: all@x.test', email: '' }

test('fields are filled in, with or without spaces around their names', () => {
  expect(fillIn('Chào {{ho_ten}} và {{ ho_ten }}', values)).toBe('Chào Nguyễn Văn An và Nguyễn Văn An')
})

test('a value is one line, and brings no fields of its own', () => {
  expect(fillIn('{{khach_hang}}!', values)).toBe('Công ty Bcc: all@x.test!')
  expect(fillIn('{{ho_ten}}', { ho_ten: '{{email}}' })).toBe('{{email}}')
  expect(fillIn('{{ho_ten}}', { ho_ten: '$& $1' })).toBe('$& $1')
})

test('unknown fields are reported and stay as written, those of every object too', () => {
  const text = '{{ho_ten}} {{luong}} {{constructor}} {{}} {{__proto__}} {{luong}}'
  expect(unknownFields(text)).toEqual(['luong', 'constructor', '', '__proto__'])
  expect(fillIn(text, values)).toBe('Nguyễn Văn An {{luong}} {{constructor}} {{}} {{__proto__}} {{luong}}')
})

test('fields that stay empty for a recipient are reported', () => {
  expect(emptyFields('{{email}} {{ho_ten}} {{dien_thoai}}', values)).toEqual(['email', 'dien_thoai'])
  expect(fillIn('[{{email}}]', values)).toBe('[]')
  expect(unknownFields(MERGE_FIELDS.map((field) => `{{${field}}}`).join(''))).toEqual([])
})

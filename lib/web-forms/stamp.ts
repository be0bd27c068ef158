import 'server-only'
import { randomBytes } from 'node:crypto'
import { isSigned, sign } from '@/lib/kernel/secrets'

/** Nobody reads and fills in a form faster. */
const FASTEST = 2000
const OLDEST = 24 * 60 * 60 * 1000
const PURPOSE = 'web-form'

/** When a form was shown, signed. Whoever has filled it in already, and is asked again, need not wait. */
export function newStamp(formId: string, { isAgain = false, now = Date.now() } = {}): string {
  const from = isAgain ? now : now + FASTEST
  const text = `${from.toString(36)}.${randomBytes(9).toString('base64url')}`
  return `${text}.${sign(PURPOSE, `${formId}.${text}`)}`
}

/** `early`: faster than people are. `none`: not shown by this form, or too long ago. */
export function readStamp(formId: string, stamp: string, now = Date.now()): 'fresh' | 'early' | 'none' {
  const [from = '', nonce = '', mark = ''] = stamp.split('.')
  if (!isSigned(PURPOSE, `${formId}.${from}.${nonce}`, mark)) return 'none'
  const age = now - Number.parseInt(from, 36)
  if (age < 0) return 'early'
  return age <= OLDEST ? 'fresh' : 'none'
}

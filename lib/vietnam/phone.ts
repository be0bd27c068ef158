import 'server-only'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

const LONGEST = 40

// Mobile prefixes replaced on 15/09/2018; the numbering metadata no longer knows them all.
const RENAMED: Record<string, string> = {
  120: '70',
  121: '79',
  122: '77',
  126: '76',
  128: '78',
  123: '83',
  124: '84',
  125: '85',
  127: '81',
  129: '82',
  162: '32',
  163: '33',
  164: '34',
  165: '35',
  166: '36',
  167: '37',
  168: '38',
  169: '39',
  186: '56',
  188: '58',
  199: '59',
}

/** Reads a phone number, Vietnamese unless it has a country code, as E.164; null when it is none. */
export function parsePhone(text: string): string | null {
  const trimmed = text.normalize('NFKC').trim()
  if (trimmed === '' || trimmed.length > LONGEST) return null

  const parsed = parsePhoneNumberFromString(renewed(trimmed), { defaultCountry: 'VN', extract: false })
  return parsed?.isValid() ? parsed.number : null
}

function renewed(text: string) {
  const digits = text.replace(/[\s().-]/g, '')
  const old = /^(?:(?:\+|00)?84|0)?0?(1[2689]\d)(\d{7})$/.exec(digits)
  const prefix = RENAMED[old?.[1] ?? '']
  return prefix ? `0${prefix}${old?.[2]}` : text
}

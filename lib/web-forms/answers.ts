import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { fieldKinds } from '@/lib/fields'
import { parseInput } from '@/lib/kernel/input'
import type { Asked } from './questions'

/** Answers as a browser sends them, by field. */
export type Answers = Readonly<Record<string, string>>

/** The answers to what was asked, as a lead holds them, or a refusal of each that does not fit; whatever else was sent is never looked at. */
export function readAnswers(asked: readonly Asked[], answers: Answers): Fields {
  const shape = asked.map(({ name, field, isRequired }) => {
    const schema = fieldKinds[field.type].schema({ ...field, required: isRequired })
    return [name, isRequired ? schema : schema.optional()] as const
  })
  const given = asked.flatMap(({ name, field }) => {
    const text = Object.hasOwn(answers, name) ? cleaned(field.type, answers[name] ?? '') : ''
    return text ? [[name, field.type === 'boolean' ? text === 'true' : text] as const] : []
  })
  return parseInput(z.strictObject(Object.fromEntries(shape)), Object.fromEntries(given)) as Fields
}

/** Text of one line stays on one line and in one direction, wherever it is sent on to. */
const cleaned = (type: string, text: string): string =>
  (type === 'longText'
    ? text.replaceAll('\r\n', '\n')
    : text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
  ).trim()

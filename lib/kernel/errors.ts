import type { z } from 'zod'
import type { Failure } from './result'

/** A message key under `errors` in messages/*.json, with its parameters. */
export type Words = { key: string; params?: Record<string, string | number> }

const MARK = Symbol.for('cohoi.refusal')

/**
 * An error its reader may see. Everything else is a bug: logged and hidden. It is known by its mark and not by its class:
 * pages, routes and the worker each have a copy of this module, and run one another's commands.
 */
export class Refusal extends Error {
  readonly [MARK] = true

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && MARK in value
  }

  constructor(
    readonly code: Failure['code'],
    readonly words: Words,
    readonly fields: Record<string, Words> = {},
    readonly details?: Record<string, unknown>,
  ) {
    super(`${code}: ${words.key}`)
  }
}

export const forbidden = (key = 'forbidden') => new Refusal('forbidden', { key })
export const notFound = () => new Refusal('not_found', { key: 'notFound' })
export const conflict = (key: string, params?: Words['params'], details?: Record<string, unknown>) =>
  new Refusal('conflict', { key, params }, {}, details)
export const limited = (seconds: number) => new Refusal('limited', { key: 'limited', params: { seconds } })
/** A rule of one field refused the input. */
export const invalidField = (field: string, key: string, params?: Words['params']) =>
  new Refusal('invalid', { key: 'invalid' }, { [field]: { key, params } })

/** Turns zod's issues into field messages. */
export function invalid(error: z.ZodError): Refusal {
  const fields: Record<string, Words> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= wordsOf(issue)
  return new Refusal('invalid', { key: 'invalid' }, fields)
}

function wordsOf(issue: z.core.$ZodIssue): Words {
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' && Number(issue.minimum) === 1) return { key: 'required' }
    return {
      key: issue.origin === 'string' ? 'tooShort' : 'tooSmall',
      params: { limit: Number(issue.minimum) },
    }
  }
  if (issue.code === 'too_big') {
    return { key: issue.origin === 'string' ? 'tooLong' : 'tooBig', params: { limit: Number(issue.maximum) } }
  }
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null))
    return { key: 'required' }
  if (issue.code === 'custom' && typeof issue.params?.key === 'string') {
    const { key, ...params } = issue.params
    return Object.keys(params).length > 0 ? { key, params } : { key }
  }
  if (issue.code === 'invalid_format' && issue.format === 'email') return { key: 'email' }
  return { key: 'invalidValue' }
}

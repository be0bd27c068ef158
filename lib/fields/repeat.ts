import { z } from 'zod'
import { parseRule, ruleText } from '@/lib/activities/repeat'
import type { FieldKind } from './kind'
import { presence } from './operators'

/** How something comes back: a rule as RFC 5545 writes it, of those that a form can ask for. */
export const repeat: FieldKind = {
  schema: () =>
    z
      .string()
      .max(200)
      .transform((text, context) => {
        const read = parseRule(text)
        if (!read) context.addIssue({ code: 'custom', params: { key: 'repeat' } })
        return read && ruleText(read)
      })
      .nullable(),
  operators: presence,
}

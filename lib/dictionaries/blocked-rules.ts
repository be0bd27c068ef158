import 'server-only'
import { z } from 'zod'
import { invalidField } from '@/lib/kernel/errors'
import { isDomain } from './alias-address'
import type { Rules } from './dictionary'

/** A whole address, or "@" with a domain, in lower case as the gateway compares them. */
export const blockedRules: Rules = {
  prepare: async (_, values) => ({ ...values, name: senderOf(values.name) }),
  follow: async (_, __, patch) =>
    patch.name === undefined ? patch : { ...patch, name: senderOf(patch.name) },
}

function senderOf(typed: unknown): string {
  const name = String(typed).trim().toLowerCase()
  const isFit = name.startsWith('@') ? isDomain(name.slice(1)) : z.email().safeParse(name).success
  if (!isFit) throw invalidField('name', 'sender')
  return name
}

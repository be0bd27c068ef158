import 'server-only'
import type { Fields } from '@/db/schema'
import { invalidField } from '@/lib/kernel/errors'
import { unknownFields } from '@/lib/mail/merge-fields'
import type { Rules } from './dictionary'

/** A template names only fields that there are. */
export const mailTemplateRules: Rules = {
  async prepare(_context, values) {
    refuseUnknown(values)
    return values
  },
  async follow(_context, _before, patch) {
    refuseUnknown(patch)
    return patch
  },
}

function refuseUnknown(values: Fields): void {
  for (const field of ['subject', 'text'])
    if (unknownFields(String(values[field] ?? '')).length > 0) throw invalidField(field, 'unknownMergeField')
}

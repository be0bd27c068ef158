import { z } from 'zod'
import { givenFiles } from '@/lib/fields/kept-file'
import { keepFiles } from '@/lib/files/keep'
import type { FieldKind } from './kind'
import { presence } from './operators'

/** Files that hang on a record, in order. */
export const files: FieldKind = {
  schema: ({ required }) =>
    required
      ? givenFiles.refine((ids) => ids.length > 0, { params: { key: 'required' } })
      : givenFiles.or(z.null().transform(() => [])),
  complete: (context, name, value) => keepFiles(context, name, givenFiles.parse(value)),
  operators: presence,
}

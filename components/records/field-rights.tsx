'use client'

import { createContext, useContext, useMemo } from 'react'
import type { FieldRights } from '@/db/schema'
import type { Description } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'

const Rights = createContext<FieldRights>({})

/** What rights on single fields the reader lives with. */
export const FieldRightsProvider = Rights.Provider

/** A declaration as the reader knows it: without hidden fields, locked ones read-only. */
export function useDescription(description: Description): Description {
  const fieldRights = useContext(Rights)
  return useMemo(() => entityFor({ fieldRights }, description), [fieldRights, description])
}

'use client'

import { createContext, useContext, useMemo } from 'react'
import type { FieldRights } from '@/db/schema'
import type { CustomFields } from '@/lib/kernel/custom-fields'
import type { Description } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'

type Known = {
  fieldRights: FieldRights
  workspace: { customFields?: CustomFields }
  /** Whether numbers that are shown by their last digits may be looked at. */
  mayReveal: boolean
}

const KnownFields = createContext<Known>({ fieldRights: {}, workspace: {}, mayReveal: false })

/** Which fields there are for the reader: rights on single ones, and those that the company added. */
export const KnownFieldsProvider = KnownFields.Provider

/** A declaration as the reader knows it: without hidden fields, locked ones read-only. */
export function useDescription(description: Description): Description {
  const known = useContext(KnownFields)
  return useMemo(() => entityFor(known, description), [known, description])
}

export const useMayReveal = (): boolean => useContext(KnownFields).mayReveal

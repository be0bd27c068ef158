'use client'

import { useDescription } from '@/components/records/known-fields'
import { opportunityDescription } from '@/lib/opportunities/fields'

/** The fields of an opportunity as the reader may see and change them. */
export const useOpportunity = () => useDescription(opportunityDescription)

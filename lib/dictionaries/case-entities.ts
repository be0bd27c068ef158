import { CASE_STATES, caseCategory, caseStatus } from '@/db/schema'
import { colour, dictionary } from './declare'

export const caseCategories = dictionary('case_category', caseCategory, { color: colour })

export const caseStatuses = dictionary('case_status', caseStatus, {
  state: { type: 'choice', options: CASE_STATES, required: true, listed: true },
  color: colour,
})

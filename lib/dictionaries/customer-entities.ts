import {
  classification,
  customerGroup,
  customerType,
  customField,
  lifecycleStage,
  occupation,
  position,
  school,
  stopReason,
} from '@/db/schema'
import { CUSTOM_TYPES } from '@/lib/kernel/custom-fields'
import { KINDS } from '@/lib/kernel/policy'
import { colour, description, dictionary } from './declare'

const LIFECYCLE_ICONS = ['megaphone', 'handshake', 'graduation', 'star', 'heart', 'rocket'] as const

export const customerTypes = dictionary('customer_type', customerType, { color: colour })
export const occupations = dictionary('occupation', occupation, { description })
export const schools = dictionary('school', school, { description })
export const positions = dictionary('position', position, { description })
export const stopReasons = dictionary('stop_reason', stopReason, { description })
export const classifications = dictionary('classification', classification, { description })

export const lifecycleStages = dictionary('lifecycle_stage', lifecycleStage, {
  parentId: { type: 'reference', to: 'lifecycle_stage' },
  color: colour,
  icon: { type: 'choice', options: LIFECYCLE_ICONS, when: { field: 'parentId', is: null } },
})

export const customerGroups = dictionary('customer_group', customerGroup, {
  classificationId: { type: 'reference', to: 'classification' },
  parentId: { type: 'reference', to: 'customer_group' },
  unitId: { type: 'reference', to: 'org_unit' },
  color: colour,
})

/** Fields that the company adds to its records. */
export const customFields = dictionary('custom_field', customField, {
  kind: { type: 'choice', options: KINDS, required: true },
  code: { type: 'text', max: 38, madeFrom: 'name', listed: true },
  type: { type: 'choice', options: CUSTOM_TYPES, required: true, listed: true },
  options: { type: 'checklist', when: { field: 'type', is: ['choice', 'choices'] } },
  decimals: { type: 'number', min: 0, max: 6, when: { field: 'type', is: ['number', 'computed'] } },
  formula: { type: 'formula', when: { field: 'type', is: 'computed' } },
  result: { type: 'choice', options: ['number', 'money', 'date'], readOnly: true, hidden: true },
  isPersonal: { type: 'boolean' },
})

import type { Description, Field } from '@/lib/kernel/entity'

/** What a company tells of itself, apart from its table so that the browser may know it too. */
export const companyFields = {
  legalName: { type: 'text', required: true, max: 200 },
  taxCode: { type: 'taxCode' },
  representative: { type: 'text', max: 100 },
  phone: { type: 'phone' },
  email: { type: 'email' },
  website: { type: 'text', max: 200 },
  address: { type: 'longText', max: 300 },
  bankName: { type: 'text', max: 150 },
  bankAccount: { type: 'text', max: 40 },
} as const satisfies Record<string, Field>

export const companyDescription: Description = {
  name: 'company_info',
  title: 'legalName',
  fields: companyFields,
}

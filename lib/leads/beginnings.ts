import type { Fields } from '@/db/schema'

/** What a lead becomes unless somebody says otherwise: a company with somebody in it, or a person. */
export function beginningsOf({ name, companyName, phone = null, emails = null }: Fields) {
  const isCompany = Boolean(companyName)
  const reach = { phone, emails }
  return {
    isCompany,
    account: isCompany ? { kind: 'organization', name: companyName } : { kind: 'person', name, ...reach },
    contact: { name, ...reach },
    opportunity: { title: companyName ?? name },
  }
}

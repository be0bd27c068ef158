import { redirect } from 'next/navigation'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { companyOf } from '@/lib/organisation/letterhead'

/** The reader's own company. */
export default page('settings.own_company', 'dictionary:read', async ({ actor }) => {
  const company = await reading(actor, (tx) => companyOf(tx, actor))
  redirect(company ? `/settings/organisation/${company}` : '/settings/organisation')
})

import type { Page } from '@playwright/test'
import { type Founder, PASSWORD } from '../identity/support'
import { act } from './action'

let founded = 0

/** Founds a company of the test's own, whose mail may really leave, and signs its founder in. */
export async function foundCompany(
  page: Page,
  called = 'Công ty Thư',
  name = 'Trần Thị Sếp',
): Promise<Founder & { password: string }> {
  const mark = `${Date.now().toString(36)}${founded++}`
  const founder = { company: `${called} ${mark}`, name, email: `sep-${mark}@thu.example`, password: PASSWORD }
  await act(page, 'lib/identity/actions.ts:signUp', { ...founder, phone: '0912345678', locale: 'vi' })
  return founder
}

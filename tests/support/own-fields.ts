import '@/lib/dictionaries/commands'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { companyOf } from '@/lib/kernel/product-actor'

const found = dictionaries.get('custom_field')
if (!found) throw new Error('no dictionary')

/** The commands by which a company adds fields of its own. */
export const ownFields = found

export const [SMALL, LARGE] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']
export const CHOICES = [
  { id: SMALL, text: 'Nhỏ' },
  { id: LARGE, text: 'Lớn' },
]

export const addField = (actor: Actor, type: string, values: Record<string, unknown>) =>
  execute(ownFields.create, actor, { kind: 'account', type, ...values })

/** Somebody as they are with the next request, which knows the fields there are by then. */
export async function withFields(actor: Actor): Promise<Actor> {
  const company = await companyOf(actor.workspace.id)
  if (!company) throw new Error('no company')
  return { ...actor, workspace: company.company }
}

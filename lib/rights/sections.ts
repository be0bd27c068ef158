import { isForEveryone, PERMISSIONS, type Permission } from '@/lib/kernel/policy'

const SALES = new Set([
  'opportunity',
  'lead',
  'account',
  'contact',
  'activity',
  'support_case',
  'record',
  'view',
  'target',
])
const MAIL = new Set(['message', 'inbound', 'mail'])

export type Section = 'sales' | 'mail' | 'administration'

/** Every permission a group can give, by what it is about; whatever is new and unknown is administration. */
export const SECTIONS: readonly { section: Section; permissions: readonly Permission[] }[] = (
  ['sales', 'mail', 'administration'] as const
).map((section) => ({
  section,
  permissions: PERMISSIONS.filter((each) => !isForEveryone(each) && sectionOf(each) === section),
}))

function sectionOf(permission: Permission): Section {
  const [noun = ''] = permission.split(':')
  if (SALES.has(noun)) return 'sales'
  return MAIL.has(noun) ? 'mail' : 'administration'
}

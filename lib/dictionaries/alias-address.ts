import { searchKey } from '@/lib/vietnam/text'

const LOCAL = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
const DOMAIN = /^(?=.{3,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/
const RESERVED = new Set([
  'postmaster',
  'mailer-daemon',
  'bounce',
  'catchall',
  'abuse',
  'noreply',
  'no-reply',
])

export type AliasFault = 'aliasLocal' | 'aliasReserved' | 'aliasDomain'

/**
 * The address an alias stands for: "Bán hàng" is ban-hang at the first of `domains`.
 * No plus sign and no quoting in the local part: addresses of replies are made from it.
 */
export function parseAlias(typed: string, domains: readonly string[]): { address: string } | AliasFault {
  const [local = '', domain = domains[0] ?? '', ...more] = searchKey(typed).replace(/\s+/g, '-').split('@')
  if (more.length > 0 || local.length > 64 || !LOCAL.test(local)) return 'aliasLocal'
  if (RESERVED.has(local)) return 'aliasReserved'
  return domains.includes(domain) ? { address: `${local}@${domain}` } : 'aliasDomain'
}

export const isDomain = (name: string): boolean => DOMAIN.test(name)

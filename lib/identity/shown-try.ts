import { formatDateTime } from '@/lib/vietnam/date'
import { deviceOf } from './device'
import type { SignInTry } from './tries'

/** A try as its list shows it, in the reader's time zone. */
export const shownTry = ({ id, at, ip, userAgent, result }: SignInTry, zone?: string) => ({
  id,
  ip,
  result,
  ...deviceOf(userAgent ?? ''),
  when: formatDateTime(at, zone),
})

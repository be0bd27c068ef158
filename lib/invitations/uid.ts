import 'server-only'
import { env } from '@/lib/kernel/env'

const host = () => new URL(env.APP_URL).hostname

/** How calendars elsewhere know a meeting of ours. */
export const uidOf = (id: string): string => `${id}@${host()}`

/** Which of ours is meant, if it is one. */
export function idIn(uid: string): string | null {
  const [, id, at] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(.+)$/i.exec(uid.trim()) ?? []
  return id && at?.toLowerCase() === host().toLowerCase() ? id.toLowerCase() : null
}

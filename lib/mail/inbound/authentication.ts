import type { Intake } from '@/db/schema'

/** Intakes whose provider puts its own Authentication-Results (RFC 8601) above everything the sender wrote. */
const TRUSTED: readonly Intake[] = ['http', 'resend']

/**
 * Whether the receiving server vouches for the sender: DMARC passed, or SPF or DKIM passed for the
 * domain of From. Only the topmost header counts; those below it may be the sender's own words.
 */
export function isAuthenticated(intake: Intake, results: string | undefined, from: string | null): boolean {
  const domain = from?.split('@')[1]?.toLowerCase()
  if (!TRUSTED.includes(intake) || !results || !domain) return false
  const checks = results
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .split(';')
  return checks.some((check) => {
    if (/\bdmarc\s*=\s*pass\b/.test(check)) return isAligned(check, /header\.from\s*=\s*(\S+)/, domain)
    if (/\bdkim\s*=\s*pass\b/.test(check)) return isAligned(check, /header\.[di]\s*=\s*(\S+)/, domain)
    if (/\bspf\s*=\s*pass\b/.test(check)) return isAligned(check, /smtp\.mailfrom\s*=\s*(\S+)/, domain)
    return false
  })
}

function isAligned(check: string, property: RegExp, domain: string): boolean {
  const named = property.exec(check)?.[1]?.split('@').at(-1)?.replace(/["']/g, '')
  if (!named) return false
  return named === domain || domain.endsWith(`.${named}`) || named.endsWith(`.${domain}`)
}

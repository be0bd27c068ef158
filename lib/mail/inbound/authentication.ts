import type { Intake } from '@/db/schema'

/** Intakes whose provider puts its own Authentication-Results (RFC 8601) above everything the sender wrote. */
const TRUSTED: readonly Intake[] = ['http', 'resend']

/**
 * Whether the receiving server vouches for the sender: DMARC passed, or SPF or DKIM passed for the
 * domain of From. Only the topmost header counts; those below it may be the sender's own words.
 */
export const isAuthenticated = (intake: Intake, results: string | undefined, from: string | null): boolean =>
  TRUSTED.includes(intake) && authenticates(results, from)

/** By what name the great mailboxes sign their own results, which they never leave to the sender. */
const SIGNS: readonly [host: RegExp, name: RegExp][] = [
  [/(^|\.)(gmail|googlemail)\.com$/, /^mx\.google\.com$/],
  [/(^|\.)yahoo\.com$/, /\.yahoo\.com$/],
  [/(^|\.)zoho\.(com|eu|in)$/, /^mx\.zohomail\.(com|eu|in)$/],
]

/** The same for a mail found in somebody's mailbox: of a server whose name is not known anybody may have written it. */
export function isAuthenticatedAt(host: string, results: string | undefined, from: string | null): boolean {
  const name = results?.trim().toLowerCase().split(/[\s;]/)[0] ?? ''
  const isTheirs = SIGNS.some(([at, signs]) => at.test(host.toLowerCase()) && signs.test(name))
  return isTheirs && authenticates(results, from)
}

/** Whether a header of the receiving server says so. */
function authenticates(results: string | undefined, from: string | null): boolean {
  const domain = from?.split('@')[1]?.toLowerCase()
  if (!results || !domain) return false
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

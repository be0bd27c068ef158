/**
 * The caller's address. `x-forwarded-for` counts only from the right, as many steps as proxies we stand behind
 * (TRUSTED_PROXIES, default 0): what a stranger wrote to its left gains nothing.
 * null when nothing trustworthy is known.
 */
export function addressOf(header: (name: string) => string | null): string | null {
  const proxies = Number(process.env.TRUSTED_PROXIES ?? 0)
  const hops = (header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  if (!Number.isInteger(proxies) || proxies < 1) return null
  return hops.at(-proxies) || null
}

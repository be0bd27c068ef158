const ABOUT = ['accountId', 'contactId', 'leadId', 'opportunityId'] as const

type Begun = { kind?: string; typeId?: string; dueOn?: string; startsAt?: string; minutes?: string }

/** The page on which another activity about the same people is made. */
export function newPath(about: Readonly<Record<string, unknown>>, begun: Begun = {}): string {
  const asked = new URLSearchParams(begun)
  for (const name of ABOUT) if (about[name]) asked.set(name, String(about[name]))
  return `/activities/new?${asked}`
}

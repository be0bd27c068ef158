const ASKED = ['q', 'filter', 'sort', 'archived', 'group', 'pipeline'] as const

/** The part of an address that asks something, always written alike. */
export function askedOf(search: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams()
  for (const name of ASKED) {
    const value = search.get(name)
    if (value) asked.set(name, value)
  }
  return asked
}

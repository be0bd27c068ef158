const collator = new Intl.Collator('vi')

export type PersonName = { family: string; middle: string; given: string }

/** Reads a Vietnamese full name: family first, given last. */
export function splitName(full: string): PersonName {
  const parts = tokens(full)
  return {
    family: parts.length > 1 ? (parts[0] ?? '') : '',
    middle: parts.slice(1, -1).join(' '),
    given: parts.at(-1) ?? '',
  }
}

export function givenName(full: string) {
  return tokens(full).at(-1) ?? ''
}

/** A full name as it is sorted: the given name before the others. */
export function givenFirst(full: string) {
  const { family, middle, given } = splitName(full)
  return [given, family, middle].filter(Boolean).join(' ')
}

/** Orders full names by given name, then by family and middle names. */
export function compareNames(left: string, right: string) {
  return collator.compare(givenName(left), givenName(right)) || collator.compare(left.trim(), right.trim())
}

/** At most two letters for an avatar: those of the family name and of the given name. */
export function initials(full: string) {
  const parts = tokens(full)
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  return ends
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

function tokens(full: string) {
  return full.normalize('NFC').trim().split(/\s+/).filter(Boolean)
}

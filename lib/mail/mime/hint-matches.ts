const MOST = 100

/** The first 100 matches of a global pattern. */
export function firstMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (const match of text.matchAll(pattern)) {
    found.push(match)
    if (found.length >= MOST) break
  }
  return found
}

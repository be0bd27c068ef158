const DEEPEST = 500
const LONGEST = 2_000_000
// Their end tags may be left out, so that counting them would say nothing about depth.
const UNCOUNTED = new Set(
  'area base basefont br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot option colgroup'.split(
    ' ',
  ),
)

/** Cuts HTML where it nests deeper than any real mail: parsers take quadratic time there. */
export function cutDepth(html: string): string {
  const text = html.slice(0, LONGEST)
  let depth = 0
  for (const match of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (UNCOUNTED.has((match[2] ?? '').toLowerCase())) continue
    depth = Math.max(0, depth + (match[1] ? -1 : 1))
    if (depth > DEEPEST) return text.slice(0, match.index)
  }
  return text
}

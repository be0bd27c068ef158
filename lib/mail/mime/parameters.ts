/** The value and parameters of a Content-Type or Content-Disposition, names in lower case. */
export type Parameters = { value: string; params: Map<string, string> }

/** Reads `text/plain; charset="utf-8"`; the first of equal names counts, comments are dropped. */
export function parseParameters(header: string): Parameters {
  const [first = '', ...rest] = splitOutsideQuotes(header)
  const params = new Map<string, string>()
  for (const piece of rest) {
    const equals = piece.indexOf('=')
    if (equals < 0) continue
    const name = piece.slice(0, equals).trim().toLowerCase()
    if (name !== '' && !params.has(name)) params.set(name, unquote(piece.slice(equals + 1).trim()))
  }
  const value = first.split('(')[0] ?? ''
  return {
    value: value
      .trim()
      .toLowerCase()
      .replace(/^["']|["']$/g, ''),
    params,
  }
}

/** The header text of `parameters`, every value quoted. */
export function writeParameters({ value, params }: Parameters): string {
  const pairs = [...params].map(([name, text]) => `${name}="${text.replace(/["\\]/g, '\\$&')}"`)
  return [value, ...pairs].join('; ')
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '\\' && quoted) at++
    else if (char === '"') quoted = !quoted
    else if (char === ';' && !quoted) {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
  }
  pieces.push(text.slice(start))
  return pieces
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return (text.split(/\s\(/)[0] ?? '').trim()
  let out = ''
  for (let at = 1; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === '\\' && at + 1 < text.length) at++
    out += text[at]
  }
  return out
}

const SEPARATORS = [',', ';', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

/** What stands between the cells: named in the first line as Excel does, or what gives most lines the same number of cells. */
export function separatorOf(text: string): Separator {
  const named = /^sep=([,;\t|])\r?\n/.exec(text)?.[1]
  if (named) return named as Separator
  const sample = text.slice(0, 50_000)
  const scored = SEPARATORS.map((separator) => ({ separator, score: evenness(sample, separator) }))
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).separator
}

function evenness(sample: string, separator: Separator): number {
  const widths: number[] = []
  for (const cells of csvRows(sample, separator)) {
    if (cells.some((cell) => cell !== '')) widths.push(cells.length)
    if (widths.length === 50) break
  }
  const shares = widths.map((width) => {
    const alike = widths.filter((each) => each === width).length
    return width < 2 ? 0 : (alike / widths.length) * Math.min(width, 20)
  })
  return Math.max(0, ...shares)
}

/** The rows of a CSV file. Cells may hold separators, line breaks and doubled quotes when they stand in quotes. */
export function* csvRows(text: string, separator: Separator): Generator<string[]> {
  let at = /^sep=.\r?\n/.exec(text)?.[0].length ?? 0
  while (at < text.length) {
    const row: string[] = []
    for (;;) {
      const [cell, end] = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator)
      row.push(cell)
      at = end
      if (text[at] !== separator) break
      at++
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    yield row
  }
}

function bare(text: string, from: number, separator: Separator): [string, number] {
  let end = from
  for (; end < text.length; end++) {
    const letter = text[end]
    if (letter === separator || letter === '\n' || letter === '\r') break
  }
  return [text.slice(from, end), end]
}

/** What stands in quotes; whatever follows them up to the separator belongs to the cell too. */
function quoted(text: string, from: number, separator: Separator): [string, number] {
  let cell = ''
  let at = from + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close === -1) return [cell + text.slice(at), text.length]
    cell += text.slice(at, close)
    at = close + 1
    if (text[at] !== '"') break
    cell += '"'
    at++
  }
  const [rest, end] = bare(text, at, separator)
  return [cell + rest, end]
}

import { type LineKind, readLine } from './reply-lines'

const MOST_LINES = 5000
type Span = { kind: LineKind; start: number; end: number }

/**
 * Parts what a person wrote from what was quoted below, above or between, and from signatures.
 * Works line by line in linear time; lines past 5,000 follow the last decision.
 */
export function splitReply(text: string): { visible: string; quoted: string } {
  const lines = firstLines(text)
  const spans = readSpans(lines)
  const kept = keep(spans)
  const visible: string[] = []
  const quoted: string[] = []
  for (const [index, span] of spans.entries()) {
    const target = kept[index] ? visible : quoted
    for (let at = span.start; at < span.end; at++) target.push(lines[at] ?? '')
  }
  return { visible: tidy(visible), quoted: tidy(quoted) }
}

// The 5,000 lines that are looked at, and all the rest as one more.
function firstLines(text: string): string[] {
  let at = 0
  for (let count = 0; at < text.length && count < MOST_LINES; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1
  }
  const lines = text.slice(0, at).replace(/\r\n?/g, '\n').split('\n')
  if (at < text.length) lines[lines.length - 1] += text.slice(at)
  return lines
}

function readSpans(lines: string[]): Span[] {
  const spans: Span[] = []
  let at = 0
  let before: LineKind = 'empty'
  while (at < lines.length && at < MOST_LINES) {
    const { kind, length } = readLine(lines, at)
    const quotedHead = kind === 'head' && before === 'quote' && /^\s{0,4}[>＞]/.test(lines[at] ?? '')
    const span: Span = {
      kind: quotedHead ? 'quote' : kind,
      start: at,
      end: Math.min(at + Math.max(1, length), lines.length),
    }
    spans.push(span)
    if (span.kind !== 'empty') before = span.kind
    at = span.end
  }
  if (at < lines.length)
    spans.push({ kind: before === 'quote' ? 'quote' : 'text', start: at, end: lines.length })
  return spans
}

function keep(spans: Span[]): boolean[] {
  const kept = spans.map(() => true)
  const start = dropLeadingHeads(spans, kept)
  const end = cut(spans, kept, start)
  dropTail(spans, kept, start, end)
  return kept
}

// Text below an older message's head: the answer stands at the bottom, or a forward without a note.
function dropLeadingHeads(spans: Span[], kept: boolean[]): number {
  let at = skip(spans, 0, ['empty', 'rule'])
  if (spans[at]?.kind !== 'head') return 0
  while (spans[at]?.kind === 'head') at = skip(spans, at + 1, ['empty'])
  const afterQuote = skip(spans, at, ['quote', 'empty'])
  const start = ['text', 'device'].includes(spans[afterQuote]?.kind ?? '') ? afterQuote : at
  kept.fill(false, 0, start)
  return start
}

function cut(spans: Span[], kept: boolean[], start: number): number {
  let written = false
  for (let at = start; at < spans.length; at++) {
    const kind = spans[at]?.kind
    if (kind === 'text') written = true
    if (kind === 'rule' && written) return drop(kept, at)
    if (kind === 'head') {
      if (!answersInline(spans, at)) return drop(kept, at)
      kept[at] = false
    }
  }
  return spans.length
}

// After a head come quotes and then text again: the person answered between the quotes.
function answersInline(spans: Span[], head: number): boolean {
  const quote = skip(spans, head + 1, ['empty'])
  const after = skip(spans, quote, ['quote', 'empty'])
  return spans[quote]?.kind === 'quote' && spans[after]?.kind === 'text'
}

function dropTail(spans: Span[], kept: boolean[], start: number, end: number): void {
  for (let at = end - 1; at >= start; at--) {
    if (spans[at]?.kind === 'text') return
    kept[at] = false
  }
}

function drop(kept: boolean[], from: number): number {
  kept.fill(false, from)
  return from
}

function skip(spans: Span[], from: number, kinds: LineKind[]): number {
  let at = from
  while (at < spans.length && kinds.includes(spans[at]?.kind ?? 'text')) at++
  return at
}

function tidy(lines: string[]): string {
  return lines.join('\n').replace(/^\n+/, '').trimEnd()
}

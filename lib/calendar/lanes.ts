export type Span = { from: number; to: number }
/** Which of how many columns side by side. */
export type Lane = { lane: number; of: number }

/**
 * Spans that overlap stand side by side: each in the first lane that is free when it begins, and all that hang together
 * share the width evenly. Answers in the order asked.
 */
export function lanesOf(spans: readonly Span[]): Lane[] {
  const order = spans.map((_, at) => at).sort((a, b) => compare(spans[a] as Span, spans[b] as Span))
  const lanes: Lane[] = spans.map(() => ({ lane: 0, of: 1 }))
  let group: number[] = []
  let ends: number[] = []
  const close = () => {
    for (const at of group) (lanes[at] as Lane).of = ends.length
    group = []
    ends = []
  }
  for (const at of order) {
    const { from, to } = spans[at] as Span
    if (ends.every((end) => end <= from)) close()
    const free = ends.findIndex((end) => end <= from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = to
    ;(lanes[at] as Lane).lane = lane
    group.push(at)
  }
  close()
  return lanes
}

const compare = (a: Span, b: Span) => a.from - b.from || b.to - a.to

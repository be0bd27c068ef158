import type { Result } from '@/lib/kernel/result'
import { isSame } from '@/lib/kernel/same'
import type { LiveChange } from '@/lib/live/change'
import type { ColumnPage } from '@/lib/opportunities/board'
import type { BoardData } from '@/lib/opportunities/board-page'
import type { Card, Totals } from '@/lib/opportunities/card'
import { type BoardState, place, refreshed, shifted, stateOf } from './state'

export type Saved = { items: { id: string; version: number }[] }
type Write = (items: { id: string; version: number }[]) => Promise<Result<Saved>>
const RECENT = 200

export type Highlight = { name: string; until: number }

/**
 * The board in one browser. Views subscribe to the slice they show, so a move renders only what it touches.
 * Writes are shown at once, sent one after another, and taken back if refused.
 */
export class BoardStore {
  private state: BoardState
  private readonly listeners = new Set<() => void>()
  private queue: Promise<unknown> = Promise.resolve()
  private readonly pending = new Map<string, number>()
  private held: LiveChange[] = []
  /** Heard lately: a reading that began before them must not undo them. */
  private recent: LiveChange[] = []
  private isHeld = false
  private totalsTimer: ReturnType<typeof setTimeout> | undefined
  highlights: ReadonlyMap<string, Highlight> = new Map()

  constructor(
    data: BoardData,
    private readonly search: string,
  ) {
    this.state = stateOf(data)
  }

  get = () => this.state

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  set(state: BoardState): void {
    this.state = state
    this.tell()
  }

  reset(data: BoardData, memberId: string): void {
    if (this.pending.size > 0) return
    this.state = refreshed(this.state, data)
    this.apply(
      this.recent.filter(({ seq }) => seq > data.seq),
      memberId,
    )
    this.tell()
  }

  /** Shows `after`, sends the write when those before it are done, and takes it back on refusal. */
  async write(after: Card[], send: Write): Promise<Result<Saved>> {
    const ids = after.map(({ id }) => id)
    const before = ids.flatMap((id) => this.state.cards[id] ?? [])
    this.show(before, after)
    this.count(ids, 1)
    const sent = this.queue.then(() => send(this.versions(ids)))
    this.queue = sent.catch(() => {})
    try {
      const result = await sent
      if (result.ok) this.confirm(result.data)
      else this.show(this.now(ids), before)
      return result
    } catch (error) {
      this.show(this.now(ids), before)
      throw error
    } finally {
      this.count(ids, -1)
    }
  }

  /** Takes in what others (and one's own other tabs) did; during a drag it waits, so the target never shifts. */
  hear(changes: LiveChange[], memberId: string): void {
    if (this.isHeld) {
      this.held.push(...changes)
      return
    }
    const cards = changes.filter(({ entity }) => entity === 'opportunity')
    if (cards.length === 0) return
    this.recent = [...this.recent, ...cards].slice(-RECENT)
    this.apply(cards, memberId)
    this.tell()
    this.refreshTotals()
  }

  hold(): void {
    this.isHeld = true
  }

  release(memberId: string): void {
    this.isHeld = false
    const held = this.held
    this.held = []
    this.hear(held, memberId)
  }

  fold(key: string, isFolded: boolean): void {
    const column = this.state.columns[key]
    if (!column) return
    this.set({ ...this.state, columns: { ...this.state.columns, [key]: { ...column, isFolded } } })
    if (!isFolded && !column.isLoaded) void this.loadMore(key)
  }

  async loadMore(key: string): Promise<void> {
    const column = this.state.columns[key]
    if (!column || (column.isLoaded && !column.next)) return
    const query = new URLSearchParams(this.search)
    query.set('key', key)
    if (column.next) {
      query.set('after', column.next.value)
      query.set('id', column.next.id)
    }
    const page = await fetchJson<ColumnPage>(`/api/board/column?${query}`)
    const now = this.state.columns[key]
    if (!now) return
    const ids = [...now.ids, ...page.cards.map(({ id }) => id).filter((id) => !now.ids.includes(id))]
    const columns = { ...this.state.columns, [key]: { ...now, ids, next: page.next, isLoaded: true } }
    const cards = { ...this.state.cards, ...Object.fromEntries(page.cards.map((card) => [card.id, card])) }
    this.set({ ...this.state, columns, cards })
  }

  /** Takes in what is known of a card from elsewhere. */
  know(id: string, part: Partial<Card>): void {
    const card = this.state.cards[id]
    if (!card || isSame(card, { ...card, ...part })) return
    this.set({ ...this.state, cards: { ...this.state.cards, [id]: { ...card, ...part } } })
    this.refreshTotals()
  }

  /** Reads cards again: what was written was not the cards themselves. */
  async reread(ids: readonly string[]): Promise<void> {
    const cardOf = await this.fetched(ids)
    if (!cardOf) return
    this.set(ids.reduce((state, id) => place(state, id, cardOf(id)), this.state))
    this.refreshTotals()
  }

  /** Reads the totals of whole columns again, once for a burst of changes. */
  refreshTotals(): void {
    clearTimeout(this.totalsTimer)
    this.totalsTimer = setTimeout(async () => {
      const totals = await fetchJson<Record<string, Totals>>(`/api/board/totals${this.search}`).catch(
        () => null,
      )
      if (totals && this.pending.size === 0) this.set({ ...this.state, totals })
    }, 250)
  }

  private apply(changes: LiveChange[], memberId: string): void {
    if (changes.length === 0) return
    if (/[?&](q|filter)=/.test(this.search)) void this.matching(changes, memberId)
    else for (const change of changes) this.take(change, change.card ?? null, memberId)
  }

  private take(change: LiveChange, card: Card | null, memberId: string): void {
    const known = this.state.cards[change.recordId]
    if (this.pending.has(change.recordId) || (card && known && card.version < known.version)) return
    this.state = place(this.state, change.recordId, card)
    if (card && change.actorId !== memberId && change.actorName) this.highlight(card.id, change.actorName)
  }

  private async matching(changes: LiveChange[], memberId: string): Promise<void> {
    const cardOf = await this.fetched(changes.map(({ recordId }) => recordId))
    if (!cardOf) return
    for (const change of changes) this.take(change, cardOf(change.recordId), memberId)
    this.tell()
  }

  /** Those of the cards that still belong to what is shown. */
  private async fetched(ids: readonly string[]): Promise<((id: string) => Card | null) | null> {
    const query = new URLSearchParams(this.search)
    query.set('ids', ids.join())
    const cards = await fetchJson<Card[]>(`/api/board/cards?${query}`).catch(() => null)
    return cards && ((id) => cards.find((card) => card.id === id) ?? null)
  }

  private highlight(id: string, name: string): void {
    this.highlights = new Map(this.highlights).set(id, { name, until: Date.now() + 4000 })
    setTimeout(() => {
      const next = new Map(this.highlights)
      next.delete(id)
      this.highlights = next
      this.tell()
    }, 4000)
  }

  private show(before: Card[], after: Card[]): void {
    const versions = this.state.cards
    const cards = after.map((card) => ({ ...card, version: versions[card.id]?.version ?? card.version }))
    this.set(cards.reduce((state, card) => place(state, card.id, card), shifted(this.state, before, cards)))
  }

  private confirm({ items }: Saved): void {
    const cards = { ...this.state.cards }
    for (const { id, version } of items) {
      const card = cards[id]
      if (card && version > card.version) cards[id] = { ...card, version }
    }
    this.set({ ...this.state, cards })
  }

  private now = (ids: string[]) => ids.flatMap((id) => this.state.cards[id] ?? [])
  private versions = (ids: string[]) => this.now(ids).map(({ id, version }) => ({ id, version }))

  private count(ids: string[], step: 1 | -1): void {
    for (const id of ids) {
      const left = (this.pending.get(id) ?? 0) + step
      if (left > 0) this.pending.set(id, left)
      else this.pending.delete(id)
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}

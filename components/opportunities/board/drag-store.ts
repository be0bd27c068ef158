import type { Spot } from './state'

export type DragState = {
  /** The cards in hand, by pointer or keyboard. */
  ids: readonly string[]
  by: 'mouse' | 'touch' | 'keyboard' | null
  spot: Spot | null
  selected: ReadonlySet<string>
}

const IDLE: Omit<DragState, 'selected'> = { ids: [], by: null, spot: null }

/** What is selected and what is in the air: apart from the board, so that a drag renders no cards. */
export class DragStore {
  private state: DragState = { ...IDLE, selected: new Set() }
  private readonly listeners = new Set<() => void>()

  get = () => this.state

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Takes a card in hand; with it the whole selection it belongs to. */
  lift(id: string, by: DragState['by'], spot: Spot | null): void {
    const { selected } = this.state
    this.set({ ids: selected.has(id) ? [...selected] : [id], by, spot })
  }

  aim(spot: Spot | null): void {
    const { spot: old } = this.state
    if (old?.key !== spot?.key || old?.index !== spot?.index) this.set({ spot })
  }

  end(): void {
    this.set(IDLE)
  }

  toggle(id: string): void {
    const selected = new Set(this.state.selected)
    if (!selected.delete(id)) selected.add(id)
    this.set({ selected })
  }

  clear(): void {
    if (this.state.selected.size > 0) this.set({ selected: new Set() })
  }

  private set(change: Partial<DragState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}

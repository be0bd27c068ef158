import type { ListRow } from './use-list-rows'

type Remembered = {
  rows: ListRow[]
  next: unknown
  total: number
  left: number
  top: number
  id: string | null
}

const KEPT = 10
const memory = new Map<string, Remembered>()

/** What a list showed and where it stood, for coming back to it within this tab. */
export function remember(key: string, seen: Remembered): void {
  memory.delete(key)
  memory.set(key, seen)
  for (const oldest of [...memory.keys()].slice(0, -KEPT)) memory.delete(oldest)
}

/** Given once: a list that is opened afresh begins afresh. */
export function recall(key: string): Remembered | undefined {
  const seen = memory.get(key)
  memory.delete(key)
  return seen
}

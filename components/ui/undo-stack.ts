type Entry = { id: string; run: () => void }

const entries: Entry[] = []

/** What Ctrl/⌘ Z would take back, newest last. Entries live as long as their toast offers "undo". */
export function offerUndo(entry: Entry) {
  withdrawUndo(entry.id)
  entries.push(entry)
}

export function withdrawUndo(id: string) {
  const index = entries.findIndex((entry) => entry.id === id)
  if (index >= 0) entries.splice(index, 1)
}

export function undoNewest() {
  const newest = entries.at(-1)
  newest?.run()
  return newest !== undefined
}

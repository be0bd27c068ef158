type Entry = { id: string; run: () => void }

const entries: Entry[] = []

/** What Ctrl/⌘ Z would take back, newest last. Entries live as long as their toast offers "undo". */
export function offerUndo(entry: Entry) {
  withdrawUndo(entry.id)
  entries.push(entry)
}

/** While a change is on its way Ctrl/⌘ Z means that change, not the one before it. */
export function expectUndo() {
  const id = crypto.randomUUID()
  let isWanted = false
  offerUndo({
    id,
    run: () => {
      isWanted = true
    },
  })
  /** Call when the change has arrived: says whether it is to be taken back at once. */
  return function arrived(): boolean {
    withdrawUndo(id)
    return isWanted
  }
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

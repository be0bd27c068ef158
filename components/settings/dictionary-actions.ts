import * as actions from '@/lib/dictionaries/actions'

export type DictionaryActions = ReturnType<typeof dictionaryActions>

/** What can be done with the rows of one dictionary, as `lib/dictionaries/actions` does it for any. */
export function dictionaryActions(name: string) {
  const of =
    <In, Out>(action: (name: string, raw: In) => Promise<Out>) =>
    (raw: In) =>
      action(name, raw)
  return {
    create: of(actions.createEntry),
    update: of(actions.updateEntry),
    archive: of(actions.archiveEntry),
    restore: of(actions.restoreEntry),
    remove: of(actions.deleteEntry),
    reorder: of(actions.reorderEntries),
  }
}

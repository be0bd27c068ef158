import { bound } from '@/components/records/bound'
import * as actions from '@/lib/dictionaries/actions'

export type DictionaryActions = ReturnType<typeof dictionaryActions>

/** What can be done with the rows of one dictionary, as `lib/dictionaries/actions` does it for any. */
export function dictionaryActions(name: string) {
  const of = bound(name)
  return {
    create: of(actions.createEntry),
    update: of(actions.updateEntry),
    archive: of(actions.archiveEntry),
    restore: of(actions.restoreEntry),
    remove: of(actions.deleteEntry),
    reorder: of(actions.reorderEntries),
  }
}

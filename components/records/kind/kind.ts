import * as actions from '@/lib/records/kind-actions'
import type { Kind } from '@/lib/records/kinds'
import { bound } from '../bound'

export type { Kind }

/** What the screen needs on which records of anything become one. */
export type Merging = Pick<Kind, 'path' | 'description'> & { layout: Pick<Kind['layout'], 'form'> }

export type KindActions = ReturnType<typeof kindActions>

/** What can be done with records of one kind, as `lib/records/kind-actions` does it for any. */
export function kindActions(name: string) {
  const of = bound(name)
  return {
    source: { list: of(actions.listRecords), reread: of(actions.rereadRecords) },
    board: of(actions.readBoard),
    create: of(actions.createRecord),
    update: of(actions.updateRecord),
    read: of(actions.readRecord),
    timeline: of(actions.recordTimeline),
    archive: of(actions.archiveRecord),
    restore: of(actions.restoreRecord),
    remove: of(actions.deleteRecord),
    change: of(actions.changeRecords),
    archiveMany: of(actions.archiveRecords),
    merge: of(actions.mergeRecords),
    unmerge: of(actions.unmergeRecord),
    dismissTwins: of(actions.dismissTwins),
    recallTwins: of(actions.recallTwins),
    access: {
      load: of(actions.recordAccess),
      share: of(actions.shareRecord),
      unshare: of(actions.unshareRecord),
    },
  }
}

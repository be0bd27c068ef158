import { getTranslations } from 'next-intl/server'
import { MergeRecords } from '@/components/records/kind/merge-records'
import { duplicatesPath } from '@/components/records/kind/paths'
import type { SavedRecord } from '@/components/records/use-record-save'
import { page } from '@/lib/kernel/page'
import { kindFor } from '@/lib/records/kinds'
import { loadMerge } from '@/lib/records/merge-page'
import { viewerOf } from '@/lib/records/viewer'
import { kindOf } from '../kind-of'

export const generateMetadata = async () => ({ title: (await getTranslations('merge'))('title') })

/** Records side by side, field by field, before they become one. */
export default page('record.merge', null, async ({ actor, params, search }) => {
  const kind = kindOf(actor, params, 'write')
  const { ids, records, options } = await loadMerge(actor, kind.entity, search)
  return (
    <MergeRecords
      key={ids.join()}
      kind={kindFor(actor, kind)}
      records={records as SavedRecord[]}
      options={options}
      viewer={viewerOf(actor)}
      back={search.get('back') === 'duplicates' ? duplicatesPath(kind.entity) : undefined}
    />
  )
})

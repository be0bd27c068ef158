import { getTranslations } from 'next-intl/server'
import { MergeRecords } from '@/components/records/kind/merge-records'
import type { SavedRecord } from '@/components/records/use-record-save'
import { describe as descriptionOf } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { page } from '@/lib/kernel/page'
import { opportunities } from '@/lib/opportunities/entity'
import { furthestFirst } from '@/lib/opportunities/furthest'
import { loadMerge } from '@/lib/records/merge-page'
import { viewerOf } from '@/lib/records/viewer'

export const generateMetadata = async () => ({ title: (await getTranslations('merge'))('title') })

/** Opportunities side by side before they become one; the one that came furthest is proposed to stay. */
export default page('opportunities.merge', 'opportunity:write', async ({ actor, search }) => {
  const { ids, records, options } = await loadMerge(actor, opportunities, search)
  return (
    <MergeRecords
      key={ids.join()}
      kind={{
        path: opportunities.path,
        description: entityFor(actor, descriptionOf(opportunities)),
        layout: { form: [] },
      }}
      records={furthestFirst(records) as SavedRecord[]}
      options={options}
      viewer={viewerOf(actor)}
    />
  )
})

import { getTranslations } from 'next-intl/server'
import { MergeRecords } from '@/components/records/kind/merge-records'
import type { SavedRecord } from '@/components/records/use-record-save'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { entityFor, withoutHidden } from '@/lib/kernel/field-rights'
import { page } from '@/lib/kernel/page'
import { kindFor } from '@/lib/records/kinds'
import { isId } from '@/lib/records/list-query'
import { mergeRows } from '@/lib/records/merge'
import { MOST_MERGED } from '@/lib/records/mergeable'
import { optionsFor, withNames } from '@/lib/records/references'
import { viewerOf } from '@/lib/records/viewer'
import { kindOf } from '../kind-of'

export const generateMetadata = async () => ({ title: (await getTranslations('merge'))('title') })

/** Records side by side, field by field, before they become one. */
export default page('record.merge', null, async ({ actor, params, search }) => {
  const kind = kindOf(actor, params, 'write')
  const entity = entityFor(actor, kind.entity)
  const ids = (search.get('ids') ?? '').split(',').filter(isId).slice(0, MOST_MERGED)
  const { records, options } = await reading(actor, async (tx) => {
    const rows = await mergeRows({ tx, actor }, kind.entity, ids)
    const shown = rows.map((row) => withoutHidden(actor, kind.entity, row))
    return {
      records: await withNames(tx, actor, entity, shown),
      options: await optionsFor(tx, actor, entity),
    }
  })
  if (records.length < 2) throw notFound()
  return (
    <MergeRecords
      key={ids.join()}
      kind={kindFor(actor, kind)}
      records={records as SavedRecord[]}
      options={options}
      viewer={viewerOf(actor)}
    />
  )
})

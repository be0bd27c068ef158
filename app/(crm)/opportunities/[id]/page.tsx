import { OpportunityRecord } from '@/components/opportunities/record/record'
import type { EventEntry } from '@/components/records/timeline-entry'
import type { SavedRecord } from '@/components/records/use-record-save'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { loadOpportunity } from '@/lib/opportunities/queries'
import { isId, listQueryOf } from '@/lib/records/list-query'
import { viewerOf } from '@/lib/records/viewer'

export default page('opportunities.record', 'opportunity:read', async ({ actor, params, search }) => {
  const id = params.id ?? ''
  if (!isId(id)) throw notFound()
  const from = search.get('from') ?? ''
  const { record, history, ...rest } = await reading(actor, (tx) =>
    loadOpportunity(tx, actor, id, listQueryOf(new URLSearchParams(from))),
  )
  const entries = history.map((entry): EventEntry => ({ kind: 'event', ...entry }))
  return (
    <OpportunityRecord
      key={id}
      record={record as SavedRecord}
      entries={entries}
      viewer={viewerOf(actor)}
      isTeamMate={actor.teamIds.includes(String(record.teamId))}
      from={from}
      {...rest}
    />
  )
})

import { OpportunityRecord } from '@/components/opportunities/record/record'
import type { SavedRecord } from '@/components/records/use-record-save'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { recordMail } from '@/lib/mail/outbound/record-mail'
import { opportunities } from '@/lib/opportunities/entity'
import { loadOpportunity } from '@/lib/opportunities/queries'
import { isId, listQueryOf } from '@/lib/records/list-query'
import { relatedWithOptions } from '@/lib/records/related'
import { timelineFrame } from '@/lib/records/timeline'
import { viewerOf } from '@/lib/records/viewer'

export default page('opportunities.record', 'opportunity:read', async ({ actor, params, search }) => {
  const id = params.id ?? ''
  if (!isId(id)) throw notFound()
  const from = search.get('from') ?? ''
  const { record, ...rest } = await reading(actor, async (tx) => {
    const loaded = await loadOpportunity(tx, actor, id, listQueryOf(new URLSearchParams(from)))
    const { related, options } = await relatedWithOptions(tx, actor, opportunities, id, loaded.options)
    return {
      ...loaded,
      related,
      mail: await recordMail(tx, actor, opportunities, loaded.record),
      ...(await timelineFrame(tx, actor, opportunities, options)),
    }
  })
  return (
    <OpportunityRecord
      key={id}
      record={record as SavedRecord}
      viewer={viewerOf(actor)}
      isTeamMate={actor.teamIds.includes(String(record.teamId))}
      from={from}
      canNote={can(actor, 'opportunity:write')}
      canLog={can(actor, 'activity:create')}
      {...rest}
    />
  )
})

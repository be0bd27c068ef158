import { ComposeCard } from '@/components/mail/compose/compose-card'
import { OpportunityRecord } from '@/components/opportunities/record/record'
import type { TimelineEntry } from '@/components/records/timeline-entry'
import { TimelineMessage } from '@/components/records/timeline-message'
import type { SavedRecord } from '@/components/records/use-record-save'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { recordMail } from '@/lib/mail/outbound/record-mail'
import { opportunities } from '@/lib/opportunities/entity'
import { loadOpportunity } from '@/lib/opportunities/queries'
import { isId, listQueryOf } from '@/lib/records/list-query'
import { relatedWithOptions } from '@/lib/records/related'
import { viewerOf } from '@/lib/records/viewer'

export default page('opportunities.record', 'opportunity:read', async ({ actor, params, search }) => {
  const id = params.id ?? ''
  if (!isId(id)) throw notFound()
  const from = search.get('from') ?? ''
  const { record, history, mail, ...rest } = await reading(actor, async (tx) => {
    const opportunity = await loadOpportunity(tx, actor, id, listQueryOf(new URLSearchParams(from)))
    return {
      ...opportunity,
      ...(await relatedWithOptions(tx, actor, opportunities, id, opportunity.options)),
      mail: await recordMail(tx, actor, id),
    }
  })
  const entries: TimelineEntry[] = [
    ...history.map((entry) => ({ kind: 'event' as const, ...entry })),
    ...mail.messages.map((message) => ({
      kind: 'message' as const,
      id: message.id,
      at: message.sentAt,
      content: <TimelineMessage message={message} recordId={id} rights={mail.rights} />,
    })),
  ]
  return (
    <OpportunityRecord
      key={id}
      record={record as SavedRecord}
      entries={entries}
      viewer={viewerOf(actor)}
      isTeamMate={actor.teamIds.includes(String(record.teamId))}
      from={from}
      composer={<ComposeCard opportunityId={id} contact={contactOf(record)} rights={mail.rights} />}
      {...rest}
    />
  )
})

const contactOf = ({ contactEmail, contactName }: Record<string, unknown>) =>
  contactEmail ? { name: String(contactName ?? ''), address: String(contactEmail) } : null

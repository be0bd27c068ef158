import { AnswersCard } from '@/components/activities/answers-card'
import { ConsentCard } from '@/components/privacy/consent-card'
import { KindRecord } from '@/components/records/kind/kind-record'
import type { SavedRecord } from '@/components/records/use-record-save'
import { answersOf } from '@/lib/invitations/shown'
import { can } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { recordMail } from '@/lib/mail/outbound/record-mail'
import { consentsOf } from '@/lib/privacy/consents-of'
import { twinsOf } from '@/lib/records/alike'
import { kindFor } from '@/lib/records/kinds'
import { hasTwins } from '@/lib/records/likeness'
import { isId, listQueryOf } from '@/lib/records/list-query'
import { optionsFor } from '@/lib/records/options'
import { loadRecord } from '@/lib/records/record-page'
import { relatedWithOptions } from '@/lib/records/related'
import { timelineFrame } from '@/lib/records/timeline'
import { viewerOf } from '@/lib/records/viewer'
import { kindOf } from '../kind-of'

/** The page of one record of any kind. */
export default page('record.record', null, async ({ actor, params, search }) => {
  const kind = kindOf(actor, params)
  const id = params.id ?? ''
  if (!isId(id)) throw notFound()
  const from = search.get('from') ?? ''
  const { record, options, ...rest } = await reading(actor, async (tx) => {
    const page = await loadRecord(tx, actor, kind.entity, id, listQueryOf(new URLSearchParams(from)))
    const own = await optionsFor(tx, actor, entityIn(actor, kind.entity))
    const { related, options } = await relatedWithOptions(tx, actor, kind.entity, id, own)
    const consents = await consentsOf(tx, actor, kind.entity, page.record)
    const twins =
      page.record.archivedAt || !hasTwins(kind.entity)
        ? []
        : await twinsOf(tx, actor, kind.entity, page.record)
    return {
      ...page,
      related,
      twins,
      aside: (
        <>
          <ConsentCard consents={consents} canOpen={can(actor, 'privacy:read')} />
          {kind.entity.name === 'activity' && (
            <AnswersCard id={id} answers={await answersOf(tx, actor, page.record)} viewer={viewerOf(actor)} />
          )}
        </>
      ),
      mail: await recordMail(tx, actor, kind.entity, page.record),
      ...(await timelineFrame(tx, actor, kind.entity, options)),
    }
  })
  return (
    <KindRecord
      key={id}
      kind={kindFor(actor, kind)}
      record={record as SavedRecord}
      options={options}
      viewer={viewerOf(actor)}
      from={from}
      canNote={can(actor, kind.entity.permissions.write)}
      canLog={can(actor, 'activity:create')}
      next={rest.rights.write ? kind.next?.(record) : undefined}
      {...rest}
    />
  )
})

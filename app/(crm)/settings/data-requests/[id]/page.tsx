import { RequestScreen } from '@/components/privacy/request-screen'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { nextDue } from '@/lib/privacy/due'
import { requestDescription } from '@/lib/privacy/entity'
import { loadRequest } from '@/lib/privacy/queries'
import { isId } from '@/lib/records/list-query'
import { viewerOf } from '@/lib/records/viewer'
import { today } from '@/lib/vietnam/date'

export default page('settings.data-request', 'privacy:read', async ({ actor, params }) => {
  const { id = '' } = params
  if (!isId(id)) throw notFound()
  const { record, members, ...rest } = await reading(actor, (tx) => loadRequest(tx, actor, id))
  const { state, answerBy, doneBy } = record
  return (
    <RequestScreen
      {...rest}
      record={record}
      due={nextDue({ state, answerBy, doneBy }, today(actor.person?.timeZone))}
      description={requestDescription}
      options={{ member: members }}
      canWrite={can(actor, 'privacy:write')}
      viewer={viewerOf(actor)}
    />
  )
})

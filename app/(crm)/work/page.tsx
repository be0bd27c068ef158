import { getTranslations } from 'next-intl/server'
import { WorkList } from '@/components/activities/work-list'
import { activities } from '@/lib/activities/entity'
import { MINE } from '@/lib/activities/mine'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { describe as descriptionOf, type Field } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { page } from '@/lib/kernel/page'
import { listOptions } from '@/lib/records/options'
import { listRecords } from '@/lib/records/query'
import { viewerOf } from '@/lib/records/viewer'
import { today } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('activities'))('mine') }
}

/** What the reader has to do. */
export default page('activity.work', 'activity:read', async ({ actor }) => {
  const owner: Field | undefined = entityFor(actor, activities).fields.ownerId
  const mayGive = can(actor, 'activity:write') && owner && !owner.readOnly
  const shown = await reading(actor, async (tx) => ({
    page: await listRecords(tx, actor, activities, MINE),
    members: mayGive ? await listOptions(tx, actor, 'member') : [],
  }))
  return (
    <WorkList
      {...shown}
      today={today(actor.person?.timeZone ?? actor.workspace.timeZone)}
      description={descriptionOf(entityFor(actor, activities))}
      viewer={viewerOf(actor)}
      canCreate={can(actor, 'activity:create')}
    />
  )
})

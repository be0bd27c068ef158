import { getTranslations } from 'next-intl/server'
import { CompareScreen } from '@/components/rights/compare-screen'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { addUp } from '@/lib/kernel/policy'
import { isId } from '@/lib/records/list-query'
import { listOptions } from '@/lib/records/options'
import { type Group, groupIdsOf, listGroups } from '@/lib/rights/group-queries'

export async function generateMetadata() {
  return { title: (await getTranslations('rights'))('compare') }
}

export default page('settings.groups.compare', 'group:write', async ({ actor, search }) => {
  const t = await getTranslations('rights')
  const asked = search.get('member')
  const memberId = asked && isId(asked) ? asked : null
  const { groups, people, ids } = await reading(actor, async (tx) => ({
    groups: await listGroups(tx, actor),
    people: await listOptions(tx, actor, 'member'),
    ids: memberId ? await groupIdsOf(tx, actor, memberId) : (search.get('of') ?? '').split(','),
  }))
  const shown = groups.filter(({ id }) => ids.includes(id))
  const total = { id: 'total', name: t('total'), grants: addUp(shown.map(({ grants }) => grants)) }
  return (
    <CompareScreen
      groups={groups.map(optionOf)}
      people={people.map(optionOf)}
      chosen={memberId ? [] : shown.map(optionOf)}
      memberId={memberId}
      columns={[...shown.map(columnOf), ...(memberId ? [total] : [])]}
    />
  )
})

const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
const columnOf = ({ id, name, grants }: Group) => ({ id, name, grants: addUp([grants]) })

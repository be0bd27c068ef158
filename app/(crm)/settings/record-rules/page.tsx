import '@/lib/kinds'
import { getTranslations } from 'next-intl/server'
import { RulesScreen } from '@/components/settings/rules-screen'
import { entityIn } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { alwaysDemanded, demandable, inUse, rulesOf, tellingApart } from '@/lib/record-rules/rules'
import { recordKinds } from '@/lib/records/kinds'
import { viewerOf } from '@/lib/records/viewer'

export const generateMetadata = async () => ({ title: (await getTranslations('recordRules'))('title') })

/** What must be filled in and may not be there twice, for each kind of record. */
export default page('settings.record-rules', 'workspace:write', async ({ actor }) => {
  const kinds = await reading(actor, async (tx) => {
    const found = []
    for (const kind of recordKinds.values()) {
      const entity = entityIn(actor, kind.entity)
      found.push({
        name: entity.name,
        always: alwaysDemanded(entity),
        demandable: demandable(entity),
        tellingApart: tellingApart(entity),
        rules: inUse(entity, await rulesOf(tx, actor, entity)),
      })
    }
    return found
  })
  return <RulesScreen kinds={kinds} viewer={viewerOf(actor)} />
})

import '@/lib/kinds'
import { getTranslations } from 'next-intl/server'
import { type KindRules, RulesScreen } from '@/components/settings/rules-screen'
import type { Tx } from '@/db/client'
import { stages } from '@/lib/dictionaries/entities'
import { loadDictionary } from '@/lib/dictionaries/queries'
import { type Actor, can } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import type { Entity, Field } from '@/lib/kernel/entity'
import { page } from '@/lib/kernel/page'
import { deciding } from '@/lib/record-rules/conditions'
import { alwaysDemanded, demandable, inUse, rulesOf, tellingApart } from '@/lib/record-rules/rules'
import { recordKinds } from '@/lib/records/kinds'
import { optionsFor } from '@/lib/records/options'
import { viewerOf } from '@/lib/records/viewer'

export const generateMetadata = async () => ({ title: (await getTranslations('recordRules'))('title') })

/** What must be filled in and may not be there twice, for each kind of record. */
export default page('settings.record-rules', 'workspace:write', async ({ actor }) => {
  const shown = await reading(actor, async (tx) => {
    const found = []
    for (const kind of recordKinds.values()) {
      const entity = entityIn(actor, kind.entity)
      found.push({
        name: entity.name,
        always: alwaysDemanded(entity),
        demandable: demandable(entity),
        tellingApart: tellingApart(entity),
        deciding: await decidingIn(tx, actor, entity),
        rules: inUse(entity, await rulesOf(tx, actor, entity)),
      })
    }
    const mayGate = can(actor, stages.permissions.write)
    return { kinds: found, ...(mayGate && { stages: await loadDictionary(tx, actor, 'stages') }) }
  })
  return <RulesScreen {...shown} viewer={viewerOf(actor)} />
})

/** The fields by whose values a demand may hold, with the values there are. */
async function decidingIn(tx: Tx, actor: Actor, entity: Entity): Promise<KindRules['deciding']> {
  const names = deciding(entity)
  const fields = Object.fromEntries(names.map((name) => [name, entity.fields[name] as Field]))
  const options = await optionsFor(tx, actor, { fields })
  return names.map((name) => {
    const { to, options: values = [] } = fields[name] as Field
    return { name, values: to ? (options[to] ?? []).filter(({ isArchived }) => !isArchived) : values }
  })
}

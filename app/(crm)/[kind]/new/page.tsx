import { KindNew } from '@/components/records/kind/kind-new'
import type { Values } from '@/components/records/values'
import { entityIn } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { rulesOf } from '@/lib/record-rules/rules'
import { kindFor } from '@/lib/records/kinds'
import { givenIn } from '@/lib/records/list-url'
import { optionsFor } from '@/lib/records/options'
import { viewerOf } from '@/lib/records/viewer'
import { kindOf } from '../kind-of'

/** The page on which a record of any kind is made. */
export default page('record.new', null, async ({ actor, params, search }) => {
  const kind = kindOf(actor, params, 'create')
  const { options, values, rules } = await reading(actor, async (tx) => ({
    options: await optionsFor(tx, actor, entityIn(actor, kind.entity)),
    rules: await rulesOf(tx, actor, kind.entity),
    values: await kind.begin(tx, actor, givenIn(search, kind.entity)),
  }))
  return (
    <KindNew
      kind={kindFor(actor, kind, rules)}
      options={options}
      values={values as Values}
      viewer={viewerOf(actor)}
    />
  )
})

import { getTranslations } from 'next-intl/server'
import { DuplicatesScreen } from '@/components/records/duplicates/duplicates-screen'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { page } from '@/lib/kernel/page'
import { listDuplicates } from '@/lib/records/duplicates'
import { kindFor } from '@/lib/records/kinds'
import { hasTwins } from '@/lib/records/likeness'
import { optionsFor } from '@/lib/records/options'
import { viewerOf } from '@/lib/records/viewer'
import { kindOf } from '../kind-of'

export const generateMetadata = async () => ({ title: (await getTranslations('duplicates'))('title') })

/** Records of a kind that are probably there twice. */
export default page('record.duplicates', null, async ({ actor, params, search }) => {
  const kind = kindOf(actor, params)
  if (!hasTwins(kind.entity)) throw notFound()
  const isDismissed = search.get('show') === 'dismissed'
  const after = search.get('after')
  const { options, ...found } = await reading(actor, async (tx) => ({
    ...(await listDuplicates(tx, actor, kind.entity, { after, dismissed: isDismissed })),
    options: await optionsFor(tx, actor, entityFor(actor, kind.entity)),
  }))
  return (
    <DuplicatesScreen
      {...found}
      kind={kindFor(actor, kind)}
      options={options}
      viewer={viewerOf(actor)}
      isDismissed={isDismissed}
      isLater={after !== null}
    />
  )
})

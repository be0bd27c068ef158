import '@/lib/kinds'
import '@/lib/opportunities/commands'
import { getTranslations } from 'next-intl/server'
import { BinScreen } from '@/components/records/bin/bin-screen'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { binnable } from '@/lib/records/bin-commands'
import { cursorIn, listBin } from '@/lib/records/bin-queries'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('bin'))('title') }
}

/** What was deleted in the last thirty days, of one kind or of all, for those who may delete. */
export default page('bin', null, async ({ actor, search }) => {
  const kinds = [...binnable.values()]
    .map(({ entity }) => entity)
    .filter(({ permissions }) => can(actor, permissions.delete))
  if (kinds.length === 0) throw notFound()
  const kind = kinds.find(({ name }) => name === search.get('kind'))?.name
  const after = cursorIn(search.get('after'))
  const bin = await reading(actor, (tx) => listBin(tx, actor, kinds, { kind, after }))
  return (
    <BinScreen
      key={`${kind} ${search.get('after')}`}
      {...bin}
      kind={kind}
      isFirst={!after}
      now={new Date().toISOString()}
      viewer={viewerOf(actor)}
    />
  )
})

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DictionaryScreen } from '@/components/settings/dictionary-screen'
import { aliasDomains } from '@/lib/dictionaries/alias'
import { SCREENS } from '@/lib/dictionaries/looks'
import { loadDictionary } from '@/lib/dictionaries/queries'
import { isPlace } from '@/lib/dictionaries/screen'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'

type Address = { params: Promise<{ place: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { place } = await params
  return isPlace(place) ? { title: (await getTranslations('dictionaries'))(`${place}.title`) } : {}
}

/** The page of any dictionary. */
export default page('settings.dictionary', null, async ({ actor, params: { place = '' } }) => {
  if (!isPlace(place) || !can(actor, SCREENS[place].entity.permissions.read)) throw notFound()
  const { data, domains } = await reading(actor, async (tx) => ({
    data: await loadDictionary(tx, actor, place),
    domains: place === 'teams' ? await aliasDomains(tx, actor) : [],
  }))
  return (
    <DictionaryScreen
      key={place}
      data={data}
      domains={domains}
      viewer={{
        id: actor.id,
        baseCurrency: actor.workspace.currency,
        undoSeconds: actor.person?.toastSeconds ?? 10,
      }}
    />
  )
})

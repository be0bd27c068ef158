import { getTranslations } from 'next-intl/server'
import { DictionaryScreen } from '@/components/settings/dictionary-screen'
import { aliasDomains } from '@/lib/dictionaries/alias'
import { SCREENS } from '@/lib/dictionaries/looks'
import { loadDictionary } from '@/lib/dictionaries/queries'
import type { DictionaryActions, Place } from '@/lib/dictionaries/screen'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'

/** The page of one dictionary: all of them are this one screen. */
export const dictionaryPage = (place: Place, actions: DictionaryActions) =>
  page(`settings.${place}`, SCREENS[place].entity.permissions.read, async ({ actor }) => {
    const { data, domains } = await reading(actor, async (tx) => ({
      data: await loadDictionary(tx, actor, place),
      domains: place === 'teams' ? await aliasDomains(tx, actor) : [],
    }))
    return (
      <DictionaryScreen
        data={data}
        actions={actions}
        domains={domains}
        viewer={{
          id: actor.id,
          baseCurrency: actor.workspace.currency,
          undoSeconds: actor.person?.toastSeconds ?? 10,
        }}
      />
    )
  })

export const dictionaryMetadata = (place: Place) => async () => ({
  title: (await getTranslations('dictionaries'))(`${place}.title`),
})

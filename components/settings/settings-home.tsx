'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useRef, useState } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { PLACES } from '@/lib/dictionaries/screen'
import { searchKey } from '@/lib/vietnam/text'
import { GROUPS, hrefOf, SETTINGS, type SettingsPlace } from './places'

/** All settings the reader may open, found by any word for them, with or without marks. */
export function SettingsHome({ places }: { places: SettingsPlace[] }) {
  const t = useTranslations('settings')
  const words = usePlaceWords()
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useHotkeys({ '/': () => input.current?.focus() })
  const key = searchKey(text)
  const matches = (place: SettingsPlace) => {
    const { title, about, synonyms } = words(place)
    return searchKey(`${title} ${about} ${synonyms}`).includes(key)
  }
  const groups = GROUPS.flatMap((group) => {
    const found = places.filter((place) => SETTINGS[place].group === group && matches(place))
    return found.length > 0 ? [{ group, found }] : []
  })

  return (
    <div className="flex flex-col gap-6">
      <search className="max-w-md">
        <Input
          ref={input}
          type="search"
          leading={<Search />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      {groups.length === 0 && <p role="status">{t('nothing', { text })}</p>}
      {groups.map(({ group, found }) => (
        <section key={group} aria-labelledby={`settings-${group}`}>
          <h2 id={`settings-${group}`} className="mb-2 text-base">
            {t(`groups.${group}`)}
          </h2>
          <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
            {found.map((place) => (
              <PlaceLink key={place} place={place} {...words(place)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function PlaceLink({ place, title, about }: { place: SettingsPlace; title: string; about: string }) {
  const Icon = SETTINGS[place].icon
  return (
    <li>
      <Link
        href={hrefOf(place) as ComponentProps<typeof Link>['href']}
        className="flex h-full gap-3 rounded-lg border bg-surface-raised p-3 hover:border-border-strong hover:bg-surface-hover"
      >
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-text-muted" />
        <span className="min-w-0">
          <span className="block font-medium">{title}</span>
          <span className="block text-pretty text-sm text-text-muted">{about}</span>
        </span>
      </Link>
    </li>
  )
}

function usePlaceWords() {
  const dictionaries = useTranslations('dictionaries')
  const t = useTranslations('settings')
  return (place: SettingsPlace) => {
    const synonyms = t(`synonyms.${place}`)
    const dictionary = PLACES.find((each) => each === place)
    if (dictionary)
      return {
        title: dictionaries(`${dictionary}.title`),
        about: dictionaries(`${dictionary}.about`),
        synonyms,
      }
    const other = place as Exclude<SettingsPlace, (typeof PLACES)[number]>
    return { title: t(`places.${other}.title`), about: t(`places.${other}.about`), synonyms }
  }
}

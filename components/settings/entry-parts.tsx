'use client'

import { Plus } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData, Place } from '@/lib/dictionaries/screen'

/** What belongs to a row in another dictionary, and the way to more of it. */
export function EntryParts({ data, entry }: { data: DictionaryData; entry: Entry }) {
  const t = useTranslations('dictionaries')
  const { parts } = data.look
  if (!parts) return null
  const own = data.parts?.filter(({ of }) => of === entry.id) ?? []
  const place = parts.place as Place
  return (
    <section className="mt-6 border-t pt-4">
      <h3 className="mb-2 font-medium">{t(`${place}.title`)}</h3>
      {own.length > 0 ? (
        <ul className="mb-3 list-disc ps-5">
          {own.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-sm text-text-muted">{t(`${place}.empty`)}</p>
      )}
      <LinkButton
        href={`/settings/${place}?edit=new&${parts.field}=${entry.id}` as Route}
        icon={<Plus />}
        size="sm"
      >
        {t(`${place}.new`)}
      </LinkButton>
    </section>
  )
}

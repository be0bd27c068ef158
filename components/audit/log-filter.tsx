'use client'

import { X } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { DateInput } from '@/components/ui/date-input'
import { Field } from '@/components/ui/field'
import type { LogFilter as Filter } from '@/lib/audit/schema'
import { compareVietnamese } from '@/lib/vietnam/text'
import { useLogWords } from './words'

type LogFilterProps = {
  filter: Filter
  people: { id: string; name: string }[]
  kinds: string[]
  types: string[]
  /** What the one record is called that the log is narrowed to. */
  record: string | null
}

/** What the log shows; lives in the address. */
export function LogFilter({ filter, people, kinds, types, record }: LogFilterProps) {
  const t = useTranslations('audit')
  const words = useLogWords()
  const router = useRouter()
  const path = usePathname()
  const [pending, start] = useTransition()

  const go = (change: Partial<Record<keyof Filter, string | null>>) => {
    const kept = Object.entries({ ...filter, ...change }).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    )
    const query = new URLSearchParams(Object.fromEntries(kept)).toString()
    start(() => router.replace((query ? `${path}?${query}` : path) as Parameters<typeof router.replace>[0]))
  }
  const persons = [
    { value: 'system', label: t('system') },
    ...people.map(({ id, name }) => ({
      value: id,
      label: name,
      icon: <Avatar id={id} name={name} size="xs" decorative />,
    })),
  ]
  const named = (values: string[], chosen: string | undefined, word: (value: string) => string) =>
    [...new Set([...values, ...(chosen ? [chosen] : [])])]
      .map((value) => ({ value, label: word(value) }))
      .sort((a, b) => compareVietnamese(a.label, b.label))
  const choice = (name: 'person' | 'kind' | 'type', options: { value: string; label: string }[]) => (
    <Field label={t(`filters.${name}`)}>
      <Combobox
        label={t(`filters.${name}`)}
        placeholder={t('all')}
        options={options}
        value={options.find(({ value }) => value === filter[name]) ?? null}
        onChange={(option) => go({ [name]: option?.value ?? null, ...(name === 'kind' && { record: null }) })}
      />
    </Field>
  )
  const day = (name: 'from' | 'to') => (
    <Field label={t(`filters.${name}`)}>
      <DateInput value={filter[name] ?? null} onChange={(value) => go({ [name]: value })} />
    </Field>
  )

  return (
    <search aria-label={t('filter')} aria-busy={pending} className="flex w-full flex-col gap-2">
      <div className="grid grid-cols-2 gap-2 max-md:[&>:first-child]:col-span-2 lg:grid-cols-5">
        {choice('person', persons)}
        {choice('kind', named(kinds, filter.kind, words.kind))}
        {choice('type', named(types, filter.type, words.type))}
        {day('from')}
        {day('to')}
      </div>
      {Object.keys(filter).length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {filter.record && (
            <Button size="sm" icon={<X />} onClick={() => go({ record: null })}>
              {t('oneRecord', { name: record ?? '' })}
            </Button>
          )}
          <Button
            size="sm"
            variant="ghost"
            onClick={() => go({ person: null, kind: null, record: null, type: null, from: null, to: null })}
          >
            {t('clear')}
          </Button>
        </div>
      )}
    </search>
  )
}

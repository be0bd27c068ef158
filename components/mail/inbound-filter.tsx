'use client'

import { Search } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Spinner } from '@/components/ui/spinner'
import { OUTCOME_TONES } from './inbound-words'

type Shown = keyof typeof OUTCOME_TONES | 'all'

/** What the log shows; lives in the address. */
export function InboundFilter({ outcome, search }: { outcome: string; search: string }) {
  const t = useTranslations('inbound')
  const router = useRouter()
  const path = usePathname()
  const [text, setText] = useState(search)
  const [pending, start] = useTransition()
  const asked = useRef(search)

  const go = (next: { outcome: string; search: string }) => {
    const params = new URLSearchParams()
    if (next.outcome !== 'all') params.set('outcome', next.outcome)
    if (next.search) params.set('q', next.search)
    const query = params.toString()
    start(() => router.replace((query ? `${path}?${query}` : path) as Parameters<typeof router.replace>[0]))
  }
  const latest = useRef(go)
  latest.current = go

  useEffect(() => {
    if (text.trim() === asked.current) return
    const timer = setTimeout(() => {
      asked.current = text.trim()
      latest.current({ outcome, search: text.trim() })
    }, 250)
    return () => clearTimeout(timer)
  }, [text, outcome])

  return (
    <>
      <div className="w-72 max-md:w-full">
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          leading={<Search />}
          trailing={pending ? <Spinner /> : undefined}
        />
      </div>
      <div className="w-48">
        <Select<Shown>
          aria-label={t('outcome')}
          value={(outcome in OUTCOME_TONES ? outcome : 'all') as Shown}
          onChange={(next) => go({ outcome: next, search: text.trim() })}
          options={[
            { value: 'all', label: t('allOutcomes') },
            ...(Object.keys(OUTCOME_TONES) as (keyof typeof OUTCOME_TONES)[]).map((value) => ({
              value,
              label: t(`outcomes.${value}`),
            })),
          ]}
        />
      </div>
    </>
  )
}

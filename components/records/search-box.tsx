'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'

const PAUSE = 250

type SearchBoxProps = { value: string; pending: boolean; onSearch: (text: string) => void }

/** Asks when typing pauses; `/` leads here. */
export function SearchBox({ value, pending, onSearch }: SearchBoxProps) {
  const t = useTranslations('records.list')
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const asked = useRef(value)
  const search = useRef(onSearch)
  search.current = onSearch
  useHotkeys({ '/': () => input.current?.focus() })

  useEffect(() => {
    if (text.trim() === asked.current) return
    const timer = setTimeout(() => {
      asked.current = text.trim()
      search.current(asked.current)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text])

  useEffect(() => {
    if (value === asked.current) return
    asked.current = value
    setText(value)
  }, [value])

  return (
    <div className="w-full sm:w-64">
      <Input
        ref={input}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        leading={pending ? <Spinner /> : <Search />}
        value={text}
        maxLength={200}
        aria-keyshortcuts="/"
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}

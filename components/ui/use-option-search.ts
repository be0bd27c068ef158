'use client'

import { useMemo, useState } from 'react'
import { searchKey } from '@/lib/vietnam/text'
import type { Option } from './select'
import { useSearch } from './use-search'

export type OptionSource = {
  /** The whole list, filtered here without regard to diacritics … */
  options?: readonly Option[]
  /** … or a question to the server, asked while typing. */
  search?: (query: string) => Promise<readonly Option[]>
}

export type OptionSearch = ReturnType<typeof useOptionSearch>

export function useOptionSearch({ options, search }: OptionSource, open: boolean) {
  const [text, setText] = useState('')
  const asked = useSearch(text, search, open)
  const local = useMemo(() => matching(options ?? [], text), [options, text])
  const found = search ? asked.found : local

  return { text, setText, options: found ?? [], pending: asked.pending, failed: asked.failed }
}

function matching(options: readonly Option[], text: string) {
  const words = searchKey(text).split(' ')
  return options.filter(({ label, hint }) => {
    const key = searchKey(`${label} ${hint ?? ''}`)
    return words.every((word) => key.includes(word))
  })
}

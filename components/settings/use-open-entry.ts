'use client'

import { useSearchParams } from 'next/navigation'

/** Which row's form is open: part of the address, so that Back closes it and a link opens it. */
export function useOpenEntry() {
  const search = useSearchParams()
  const set = (id: string | null) => {
    const next = new URLSearchParams(search)
    if (id) next.set('edit', id)
    else next.delete('edit')
    const query = next.toString()
    window.history.pushState(null, '', `${window.location.pathname}${query ? `?${query}` : ''}`)
  }
  /** What the address gives a new row. */
  const given = Object.fromEntries([...search].filter(([name]) => name.endsWith('Id')))
  return { openId: search.get('edit'), given, open: set, close: () => set(null) }
}

export const NEW = 'new'

'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'

/** The list's state in the address: changes ask the server anew, or only rewrite the address. */
export function useListUrl() {
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams()
  const [pending, startTransition] = useTransition()

  const hrefWith = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name)
      else next.set(name, value)
    }
    // Without any question the default view would open again.
    if (next.size === 0) next.set('view', 'all')
    return `${pathname}?${next}`
  }
  const go = (href: string, isReplaced: boolean) =>
    startTransition(() => router[isReplaced ? 'replace' : 'push'](href as never, { scroll: false }))
  return {
    pending,
    search: search.toString(),
    get: (name: string) => search.get(name),
    ask: (changes: Record<string, string | null>, isReplaced = false) => go(hrefWith(changes), isReplaced),
    open: (query: string) => go(`${pathname}${query && `?${query}`}`, false),
    rewrite: (changes: Record<string, string | null>) =>
      window.history.replaceState(null, '', hrefWith(changes)),
  }
}

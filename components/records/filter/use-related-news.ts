import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useLive } from '@/components/app/live'
import type { Description } from '@/lib/kernel/entity'
import { type Filter, relationsIn } from '@/lib/records/filter-shape'
import { kindOf } from './related'

const PAUSE = 3000 // many changes in a burst are one, and a page that nobody sees waits

/** Reads the page again when a record of another kind changes by which its own are filtered. */
export function useRelatedNews(filter: Filter | undefined, description: Description): void {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const heard = filter ? relationsIn(filter).map((name) => kindOf(description, name)) : []
  useLive((changes) => {
    // Of a relation further on only the name is known here: any other kind may be meant.
    const isNews = (kind: string) => heard.includes(kind) || (heard.includes('') && kind !== description.name)
    if (timer.current || !changes.some(({ entity }) => isNews(entity))) return
    timer.current = setTimeout(function read() {
      const isSeen = document.visibilityState === 'visible'
      timer.current = isSeen ? undefined : setTimeout(read, PAUSE)
      if (isSeen) router.refresh()
    }, PAUSE)
  })
}

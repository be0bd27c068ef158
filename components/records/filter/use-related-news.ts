import { useRouter } from 'next/navigation'
import { useLive } from '@/components/app/live'
import type { Description } from '@/lib/kernel/entity'
import { type Filter, relationsIn } from '@/lib/records/filter-shape'
import { kindOf } from './related'

/** Reads the page again when a record of another kind changes by which its own are filtered. */
export function useRelatedNews(filter: Filter | undefined, description: Description): void {
  const router = useRouter()
  const heard = filter ? relationsIn(filter).map((name) => kindOf(description, name)) : []
  useLive((changes) => {
    // Of a relation further on only the name is known here: any other kind may be meant.
    const isNews = (kind: string) => heard.includes(kind) || (heard.includes('') && kind !== description.name)
    if (changes.some(({ entity }) => isNews(entity))) router.refresh()
  })
}

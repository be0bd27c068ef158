'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useLive } from '@/components/app/live'
import { useListUrl } from '../list/use-list-url'
import { KindEmpty } from './kind-empty'
import { type KindFrame, KindHead } from './kind-head'

type KindCalendarProps = KindFrame & { total: number; children: ReactNode }

/** Records of one kind by the day of one of their fields; the month itself is drawn by the server. */
export function KindCalendar({ total, children, ...frame }: KindCalendarProps) {
  const { kind } = frame
  const router = useRouter()
  const url = useListUrl()
  useLive((changes) => {
    if (changes.some(({ entity }) => entity === kind.description.name)) router.refresh()
  })
  return (
    <div className="page-fill flex flex-col">
      <KindHead {...frame} total={total} url={url} />
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4 md:px-4">
        {frame.isRefused ? <KindEmpty {...frame} /> : children}
      </div>
    </div>
  )
}

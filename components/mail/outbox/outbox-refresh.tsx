'use client'

import { useRouter } from 'next/navigation'
import { useLive } from '@/components/app/live'

/** Reads the page again when a mail got further. */
export function OutboxRefresh() {
  const router = useRouter()
  useLive((changes) => {
    if (changes.some(({ type }) => type.startsWith('message.'))) router.refresh()
  })
  return null
}

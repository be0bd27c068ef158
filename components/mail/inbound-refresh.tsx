'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useLive } from '@/components/app/live'

/** Reads the page again when mail has made something of itself, and every second while some is on its way. */
export function InboundRefresh({ isWaiting }: { isWaiting: boolean }) {
  const router = useRouter()
  useLive((changes) => {
    if (changes.some(({ actorId }) => actorId === null)) router.refresh()
  })
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => router.refresh(), 1000)
    return () => clearInterval(timer)
  }, [isWaiting, router])
  return null
}

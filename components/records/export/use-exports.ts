'use client'

import { useCallback, useEffect, useState } from 'react'
import { exportState, ownExportsOf, stopExport } from '@/lib/export/actions'
import type { ShownExport } from '@/lib/export/reads'

const EVERY = 1000

/** One's own files of a kind that are made or being made, looked after as long as one is under way. */
export function useExports(kind: string) {
  const [runs, setRuns] = useState<readonly ShownExport[]>([])
  const look = useCallback(async () => {
    const told = await ownExportsOf({ kind }).catch(() => null)
    if (told?.ok) setRuns(told.data)
  }, [kind])
  useEffect(() => void look(), [look])
  const going = runs.find(({ state }) => state === 'running')?.id
  useEffect(() => {
    if (!going) return
    const timer = setInterval(async () => {
      const told = await exportState({ id: going }).catch(() => null)
      const now = told?.ok ? told.data : undefined
      if (now) setRuns((all) => all.map((each) => (each.id === now.id ? now : each)))
    }, EVERY)
    return () => clearInterval(timer)
  }, [going])
  const stop = async (id: string) => {
    await stopExport({ id }).catch(() => null)
    await look()
  }
  return { runs, look, stop }
}

export type Exports = ReturnType<typeof useExports>

'use client'

import { useState } from 'react'
import { useLive } from '@/components/app/live'
import { toastError } from '@/components/ui/toaster'
import { locationBranch } from '@/lib/locations/actions'
import type { Scheme } from '@/lib/locations/address'
import { type Branches, TOP } from './branches'

const FIRST_OPEN = 'VN'

/** The tree as far as it has been opened; a branch is asked for when it first opens. */
export function useBranches(scheme: Scheme, begun: Branches) {
  const [branches, setBranches] = useState(begun)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set([FIRST_OPEN]))
  const [loading, setLoading] = useState<string>()

  const load = async (key: string) => {
    setLoading(key)
    const answer = await locationBranch({ of: key === TOP ? null : key, scheme }).catch(() => null)
    setLoading(undefined)
    if (answer && !answer.ok) toastError(answer.error.message)
    if (!answer?.ok) return false
    setBranches((before) => ({ ...before, [key]: answer.data }))
    return true
  }
  const toggle = async (key: string, on: boolean) => {
    if (on && !branches[key] && !(await load(key))) return
    setOpen((before) => new Set(on ? [...before, key] : [...before].filter((each) => each !== key)))
  }
  const refresh = () => Promise.all(Object.keys(branches).map(load))
  /** Opens everything above a place. */
  const reveal = async (above: readonly string[]) => {
    for (const key of above) if (!branches[key]) await load(key)
    setOpen((before) => new Set([...before, ...above]))
  }
  useLive((changes) => {
    if (changes.some(({ entity }) => entity === 'admin_unit')) refresh()
  })
  return { branches, open, loading, toggle, refresh, reveal }
}

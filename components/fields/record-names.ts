'use client'

import { useSyncExternalStore } from 'react'
import { pickRecords } from '@/lib/records/kind-actions'

/** Names of records that were referred to; null is one that the reader may not see. */
const names = new Map<string, string | null>()
const wanted = new Map<string, Set<string>>()
const listeners = new Set<() => void>()
let version = 0

const keyOf = (kind: string, id: string) => `${kind} ${id}`

function tell() {
  version += 1
  for (const listener of listeners) listener()
}

export function rememberName(kind: string, id: string, name: string) {
  names.set(keyOf(kind, id), name)
}

/** Tells the name of any record by its kind and id: undefined while it is being asked for, null if it may not be seen. */
export function useRecordNames(): (kind: string, id: string) => string | null | undefined {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
    () => 0,
  )
  return (kind, id) => {
    const key = keyOf(kind, id)
    if (!names.has(key) && typeof window !== 'undefined') want(kind, id)
    return names.get(key)
  }
}

/** What is asked for in one moment goes in one question. */
function want(kind: string, id: string) {
  if (wanted.size === 0) setTimeout(askAll)
  wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
}

async function askAll() {
  const asked = [...wanted]
  wanted.clear()
  for (const [kind, ids] of asked) {
    const found = await pickRecords(kind, { text: '', ids: [...ids].slice(0, 200) }).catch(() => null)
    for (const id of ids) names.set(keyOf(kind, id), null)
    if (found?.ok) for (const { id, name } of found.data) rememberName(kind, id, name)
  }
  tell()
}

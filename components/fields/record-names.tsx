'use client'

import { createContext, type ReactNode, use, useState, useSyncExternalStore } from 'react'
import { pickRecords } from '@/lib/records/kind-actions'

/** A name, or null for a record that the reader may not see; nothing while it is not known. */
type Name = string | null | undefined

type RecordNames = {
  nameOf(kind: string, id: string): Name
  remember(kind: string, id: string, name: string): void
  subscribe(listener: () => void): () => void
  version(): number
}

const MOST_ASKED = 200 // as many as one question takes

/** Names of records that were referred to, asked for when they are first wanted. */
function recordNames(): RecordNames {
  const names = new Map<string, string | null>()
  const wanted = new Map<string, Set<string>>()
  const listeners = new Set<() => void>()
  let version = 0
  const keyOf = (kind: string, id: string) => `${kind} ${id}`

  const askAll = async () => {
    const questions = [...wanted].flatMap(([kind, ids]) => portions([...ids]).map((some) => ({ kind, some })))
    const answers = new Map<string, string | null>()
    for (const { kind, some } of questions) {
      const found = await pickRecords(kind, { text: '', ids: some }).catch(() => null)
      if (!found) continue // not reached: it is asked for when it is next shown
      for (const id of some)
        answers.set(keyOf(kind, id), (found.ok && found.data.find((each) => each.id === id)?.name) || null)
    }
    for (const [key, name] of answers) names.set(key, name)
    wanted.clear()
    if (answers.size === 0) return
    version += 1
    for (const listener of listeners) listener()
  }
  // What is wanted in one moment goes in one question.
  const want = (kind: string, id: string) => {
    if (wanted.size === 0) setTimeout(askAll)
    wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
  }
  return {
    nameOf(kind, id) {
      const key = keyOf(kind, id)
      if (!names.has(key) && typeof window !== 'undefined') want(kind, id)
      return names.get(key)
    },
    remember: (kind, id, name) => void names.set(keyOf(kind, id), name),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => version,
  }
}

const portions = (ids: string[]): string[][] =>
  ids.length === 0 ? [] : [ids.slice(0, MOST_ASKED), ...portions(ids.slice(MOST_ASKED))]

const Names = createContext(recordNames())

/** Keeps names for one reader: the next one asks anew. */
export function RecordNamesProvider({ children }: { children: ReactNode }) {
  const [names] = useState(recordNames)
  return <Names value={names}>{children}</Names>
}

/** Tells the names of records by kind and id, and takes those that are known already. */
export function useRecordNames(): Pick<RecordNames, 'nameOf' | 'remember'> {
  const names = use(Names)
  const seen = useSyncExternalStore(names.subscribe, names.version, () => 0)
  return seen === names.version() ? names : { ...names, nameOf: unknown }
}

/** What the server showed: a part of the page that wakes up late begins with it, whatever was told meanwhile. */
const unknown = () => undefined

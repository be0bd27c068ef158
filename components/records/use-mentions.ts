'use client'

import { useRef, useState } from 'react'
import { colleaguesOf } from '@/lib/records/kind-actions'

type Colleague = { id: string; name: string }
type Options = { entity: string; recordId: string; known: readonly Colleague[] }

/** What stands between an @ and the cursor. */
const BEGUN = /(?:^|\s)@([\p{L}\p{N} .'-]{0,40})$/u

/** Colleagues who are named by @ while a text is typed: those are offered who may see the record. */
export function useMentions({ entity, recordId, known }: Options) {
  const [offered, setOffered] = useState<Colleague[]>([])
  const [active, setActive] = useState(0)
  const met = useRef(new Map(known.map((each) => [each.id, each.name])))
  const begun = useRef({ text: '', from: 0, to: 0 })
  const asked = useRef(0)

  const close = () => {
    asked.current += 1
    setOffered([])
  }
  const look = async (text: string, caret: number) => {
    const [, typed] = BEGUN.exec(text.slice(0, caret)) ?? []
    if (typed === undefined) return close()
    begun.current = { text: typed, from: caret - typed.length - 1, to: caret }
    asked.current += 1
    const mine = asked.current
    const result = await colleaguesOf(entity, { id: recordId, text: typed }).catch(() => null)
    if (mine !== asked.current) return
    setActive(0)
    setOffered(result?.ok ? result.data : [])
  }
  return {
    offered,
    active,
    look,
    close,
    step: (by: number) => setActive((active + by + offered.length) % offered.length),
    /** The text with the chosen name in place of what was typed of it, and where the cursor goes on. */
    take(at: number, text: string) {
      const chosen = offered[at]
      if (!chosen) return null
      met.current.set(chosen.id, chosen.name)
      close()
      const { from, to } = begun.current
      const written = `@${chosen.name} `
      return { text: text.slice(0, from) + written + text.slice(to), caret: from + written.length }
    },
    /** Who is still named in the text. */
    idsIn: (text: string): string[] =>
      [...met.current].flatMap(([id, name]) => (text.includes(`@${name}`) ? [id] : [])),
  }
}

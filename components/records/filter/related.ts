'use client'

import { useEffect, useRef, useState } from 'react'
import type { Description } from '@/lib/kernel/entity'
import type { FilterParts } from '@/lib/records/filter-parts'
import { type Filter, relatedIn } from '@/lib/records/filter-shape'
import { filterPartsOf } from '@/lib/records/kind-actions'
import { groupOf, isCondition } from './tree'

/** What is known of the kinds that a filter leads to, by name. */
export type Related = Readonly<Record<string, FilterParts>>

/** Of which kind the records are that a relation leads to: `kind.field` comes back, `field` goes there. */
export function kindOf({ fields }: Pick<Description, 'fields'>, relation: string): string {
  const [kind = '', field] = relation.split('.')
  return field ? kind : (fields[relation]?.to ?? '')
}

/** The kinds that a filter leads through, as far as it can be told by what is known. */
export function kindsIn(filter: Filter, description: Description, known: Related): string[] {
  if (isCondition(filter)) return []
  if ('not' in filter) return kindsIn(filter.not, description, known)
  const related = relatedIn(filter)
  if (!related) return (groupOf(filter)?.parts ?? []).flatMap((part) => kindsIn(part, description, known))
  const kind = kindOf(description, related.name)
  const parts = known[kind]
  return [
    description.name,
    kind,
    ...(parts && related.where ? kindsIn(related.where, parts.description, known) : []),
  ]
}

/** Asks for what filters by these kinds are made of, each once. */
export function useRelated(filter: Filter | undefined, description: Description, also?: string): Related {
  const [known, setKnown] = useState<Related>({})
  const asked = useRef(new Set<string>())
  const kinds = [...(also ? [also] : []), ...(filter ? kindsIn(filter, description, known) : [])]
  const wanted = [...new Set(kinds)].join(' ')
  useEffect(() => {
    for (const kind of wanted.split(' ')) {
      if (!kind || asked.current.has(kind)) continue
      asked.current.add(kind)
      filterPartsOf(kind, {})
        .then((found) => {
          if (found.ok) setKnown((before) => ({ ...before, [kind]: found.data }))
          else asked.current.delete(kind)
        })
        .catch(() => asked.current.delete(kind))
    }
  }, [wanted])
  return known
}

import type { Entity } from '@/lib/kernel/entity'
import type { Row } from '@/lib/records/query'

/** Where an activity names what it is about, the deal first. */
const ABOUT = ['opportunityId', 'accountId', 'contactId', 'leadId'] as const

export type Named = Partial<Record<(typeof ABOUT)[number] | 'names', unknown>>

/** The deal, the customer, the person that an activity is about, as far as the reader may know them. */
export function aboutOf(row: Named | Row): string[] {
  const names = row.names as Record<string, string> | undefined
  return [...new Set(ABOUT.flatMap((field) => names?.[String(row[field])] ?? []))]
}

/** Activities with no other fields than these. */
export const aboutIn = (entity: Entity): Entity => ({
  ...entity,
  fields: Object.fromEntries(
    ABOUT.flatMap((name) => (entity.fields[name] ? [[name, entity.fields[name]]] : [])),
  ),
})

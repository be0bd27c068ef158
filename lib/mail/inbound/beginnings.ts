import 'server-only'
import { type AliasKind, CASE_SUBJECT, type Fields } from '@/db/schema'
import { resumeCase } from '@/lib/cases/answered'
import { cases } from '@/lib/cases/entity'
import { hooks as caseHooks } from '@/lib/cases/hooks'
import type { Context } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { opportunities } from '@/lib/opportunities/entity'
import { rules } from '@/lib/opportunities/rules'
import type { Hooks } from '@/lib/records/hooks'

/** What a mail says of the record that it begins. */
export type Said = { subject: string; text: string; sourceId: string | null }

type Beginning = {
  entity: Entity
  hooks: Hooks
  values(said: Said): Fields
  /** Whether a conversation goes on with this record; else the next mail begins another. */
  isOpen(record: Fields): boolean
  /** What follows when the customer goes on with it. */
  resume?(context: Context, recordId: string): Promise<Change[]>
}

/** What becomes of a mail to an alias, by the kind of the alias. */
export const BEGINNINGS: Readonly<Record<AliasKind, Beginning>> = {
  opportunity: {
    entity: opportunities,
    hooks: rules,
    values: ({ subject, sourceId }) => ({ title: subject, sourceId }),
    isOpen: ({ status }) => status === 'open',
  },
  support_case: {
    entity: cases,
    hooks: caseHooks,
    values: ({ subject, text }) => ({
      subject: subject.slice(0, CASE_SUBJECT),
      description: text.slice(0, 20_000) || null,
      source: 'email',
    }),
    isOpen: () => true,
    resume: resumeCase,
  },
}

export const beginningOf = (entity: string): Beginning | undefined =>
  Object.hasOwn(BEGINNINGS, entity) ? BEGINNINGS[entity as AliasKind] : undefined

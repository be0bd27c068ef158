import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import type { Entity, Field } from '@/lib/kernel/entity'

export type Target = { entity: Entity; name: string; field: Field; column: PgColumn; actor: Actor }

/** One comparison of a filter: takes the column and the value as given, answers SQL or throws a refusal. */
export type Operator = (target: Target, value: unknown) => SQL

/** A value as a table holds it; a day or moment is text as ISO 8601 writes it. */
export type Cell = string | number | boolean

export type CellReader = {
  field: Field
  /** Of the row's money. */
  currency: string
  timeZone: string
  /** Days are written month first. */
  monthFirst: boolean
  /** The value of a choice by what it is called in any language. */
  valueCalled(words: string): string | undefined
}

/** What a field type is: validation of one value, and how it can be filtered. */
export type FieldKind = {
  /** Accepts what a form, an import or the API gives; the output is what the column holds. null clears. */
  schema(field: Field): z.ZodType
  operators: Readonly<Record<string, Operator>>
  /** Completes a value by what only the workspace knows, or refuses it. */
  complete?(context: Context, name: string, value: unknown): Promise<unknown>
  /** What a cell says, as `schema` takes it, undefined when it says nothing of the kind. Without it, the cell's text. */
  read?(cell: Cell, reader: CellReader): unknown
  /** The value as plain text, for search and the log. */
  text?(value: unknown): string
}

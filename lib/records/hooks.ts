import 'server-only'
import type { Fields } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import type { Row } from './query'

/** What a feature adds to the generic writes. Each may refuse by throwing. */
export type Hooks = {
  /** Completes the columns of a new record. */
  prepare?(context: Context, values: Fields): Promise<Fields>
  /** The same for several at once, of which none is there yet; without it they are completed one by one. */
  prepareAll?(context: Context, rows: readonly Fields[]): Promise<Fields[]>
  /** Completes a patch with what follows from it. */
  follow?(context: Context, before: Row, patch: Fields): Promise<Fields>
  /** After each write, in the same transaction; `before` is null for a new record. What it tells of an undo is not kept. */
  settle?(context: Context, after: Row, before: Row | null, isUndo?: boolean): Promise<Change[]>
  /** Before others become part of a record; may refuse. */
  absorb?(kept: Row, others: readonly Row[]): void
  /** Before a record comes back from the bin; may refuse. */
  comeBack?(context: Context, row: Row): Promise<void>
  /** Before a record goes for ever: frees what refers to it, or hands it to the replacement. */
  release?(context: Context, row: Row, how: Release): Promise<Change[]>
}

/** What takes over from a row that goes, and whether all below it goes too. */
export type Release = { replacementId?: string; withBelow?: boolean }

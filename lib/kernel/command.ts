import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { type Actor, can, realmOf } from './actor'
import { database } from './database'
import { forbidden } from './errors'
import { append, type Change } from './event'
import { newId } from './id'
import { parseInput } from './input'
import { type Enqueue, enqueueIn } from './job'
import type { Permission } from './policy'
import { register } from './registry'

export type Context = { tx: Tx; actor: Actor; requestId: string; enqueue: Enqueue }

/** A write. What it changed is part of its answer; `events: []` says that nothing did. */
export type Command<In extends z.ZodType = z.ZodType, Out = unknown> = {
  name: string
  permission: Permission
  input: In
  run(context: Context, input: z.output<In>): Promise<{ data: Out; events: Change[] }>
}

export type Executed<Out> = { data: Out; requestId: string; changed: boolean }

export function command<In extends z.ZodType, Out>(definition: Command<In, Out>): Command<In, Out> {
  register({ kind: 'command', ...definition })
  return definition
}

/** Permission, input, transaction, work, events, commit: in this order for every write there is. */
export async function execute<In extends z.ZodType, Out>(
  definition: Command<In, Out>,
  actor: Actor,
  raw: unknown,
): Promise<Executed<Out>> {
  if (actor.viewer) throw forbidden('viewingAs')
  if (!can(actor, definition.permission)) throw forbidden()
  const input = parseInput(definition.input, raw)
  const requestId = newId()
  return retrying(() =>
    database().transact(realmOf(actor), async (tx) => {
      const context = { tx, actor, requestId, enqueue: enqueueIn(tx) }
      const { data, events } = await definition.run(context, input)
      await append(tx, actor, requestId, events)
      return { data, requestId, changed: events.length > 0 }
    }),
  )
}

/** One command within another's transaction; the outer one returns the events of both. */
export function within<In extends z.ZodType, Out>(
  definition: Command<In, Out>,
  context: Context,
  input: z.input<In>,
): Promise<{ data: Out; events: Change[] }> {
  if (!can(context.actor, definition.permission)) throw forbidden()
  return definition.run(context, definition.input.parse(input))
}

const RETRIED = new Set(['40P01', '40001'])

/** Runs again, at most three times, when Postgres ended the transaction to break a deadlock. */
export async function retrying<T>(attempt: () => Promise<T>, tries = 4): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left <= 1 || !RETRIED.has(sqlState(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20))
    }
  }
}

/** The SQLSTATE of a database error, wrapped by Drizzle or not. */
export function sqlState(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } }
  if (typeof cause?.code === 'string') return cause.code
  return typeof code === 'string' ? code : undefined
}

export const recordRef = z.strictObject({ id: z.uuid(), version: z.int().positive() })

import 'server-only'
import type { z } from 'zod'
import type { Tx } from '@/db/client'
import { type Actor, can, realmOf } from './actor'
import { database } from './database'
import { forbidden } from './errors'
import { parseInput } from './input'
import type { Permission } from './policy'
import { register } from './registry'

/** A read that the browser asks for by itself: more rows, a search, a fresh copy. It writes nothing. */
export type Read<In extends z.ZodType = z.ZodType, Out = unknown> = {
  name: string
  permission: Permission
  input: In
  run(context: { tx: Tx; actor: Actor }, input: z.output<In>): Promise<Out>
}

export function read<In extends z.ZodType, Out>(definition: Read<In, Out>): Read<In, Out> {
  register({ kind: 'read', ...definition })
  return definition
}

/** Permission, input, one read-only transaction as the actor's workspace. */
export async function answer<In extends z.ZodType, Out>(
  definition: Read<In, Out>,
  actor: Actor,
  raw: unknown,
): Promise<Out> {
  if (!can(actor, definition.permission)) throw forbidden()
  const input = parseInput(definition.input, raw)
  return database().transact(realmOf(actor), (tx) => definition.run({ tx, actor }, input), { readOnly: true })
}

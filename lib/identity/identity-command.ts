import 'server-only'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { enter, type Tx } from '@/db/client'
import type { Actor, Workspace } from '@/lib/kernel/actor'
import { systemActor } from '@/lib/kernel/actor'
import { retrying } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { append, type Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { parseInput } from '@/lib/kernel/input'
import { register } from '@/lib/kernel/registry'

/** Who stands at the door: nobody yet, or a person between workspaces. */
export type Visitor = {
  ip: string | null
  userAgent: string
  loginId: string | null
  sessionId: string | null
}

export type IdentityChange = Change & { workspaceId: string; actor?: Pick<Actor, 'id' | 'name'> }

export type IdentityContext = {
  tx: Tx
  visitor: Visitor
  enter(workspaceId: string): Promise<void>
  leave(): Promise<void>
}

/** A write before a tenant is known: sign-up, sign-in, reset, invitation. Same order, same honesty as `command`. */
export type IdentityCommand<In extends z.ZodType = z.ZodType, Out = unknown, Ready = void> = {
  name: string
  input: In
  /** Before the transaction, so that no connection waits for it: counting tries, checking and hashing passwords. */
  prepare?(visitor: Visitor, input: z.output<In>): Promise<Ready>
  run(
    context: IdentityContext,
    input: z.output<In>,
    ready: Ready,
  ): Promise<{ data: Out; events: IdentityChange[] }>
}

export function identityCommand<In extends z.ZodType, Out, Ready = void>(
  definition: IdentityCommand<In, Out, Ready>,
): IdentityCommand<In, Out, Ready> {
  register({ kind: 'identity', permission: null, ...definition })
  return definition
}

export async function executeIdentity<In extends z.ZodType, Out, Ready>(
  definition: IdentityCommand<In, Out, Ready>,
  visitor: Visitor,
  raw: unknown,
): Promise<Out> {
  const input = parseInput(definition.input, raw)
  const requestId = newId()
  const ready = (await definition.prepare?.(visitor, input)) as Ready
  return retrying(() =>
    database().transact('identity', async (tx) => {
      const { data, events } = await definition.run(contextOf(tx, visitor), input, ready)
      for (const { workspaceId, actor, ...change } of events) {
        await tx.execute(sql.raw(enter({ workspaceId })))
        const stamp = { ...systemActor({ id: workspaceId } as Workspace), ...actor }
        await append(tx, stamp, requestId, [change])
      }
      return data
    }),
  )
}

const contextOf = (tx: Tx, visitor: Visitor): IdentityContext => ({
  tx,
  visitor,
  enter: async (workspaceId) => void (await tx.execute(sql.raw(enter({ workspaceId })))),
  leave: async () => void (await tx.execute(sql.raw(enter('identity')))),
})

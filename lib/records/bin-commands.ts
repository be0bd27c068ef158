import 'server-only'
import { z } from 'zod'
import { type Command, command } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { shared } from '@/lib/kernel/shared'
import { binRecord, planSweep, purgeRecord, recoverRecord } from './bin'
import { nextInBin } from './bin-queries'
import { each, items, refuseMass } from './bulk'
import type { Hooks } from './hooks'

const several = z.strictObject({ items })
/** What was in the bin when it was asked; what comes into it later stays. */
const emptied = z.strictObject({ until: z.coerce.date() })

type Saved = { id: string; version: number }
export type BinCommands = {
  removeMany: Command<typeof several, { items: Saved[] }>
  recover: Command<typeof several, { items: Saved[] }>
  purge: Command<typeof several, { items: { id: string }[] }>
  emptyBin: Command<typeof emptied, { isOver: boolean }>
}

export type Binnable = BinCommands & { entity: Entity; hooks: Hooks }

/** Every kind of record that is deleted by way of the bin, by name. */
export const binnable = shared('binnable', () => new Map<string, Binnable>())

const PORTION = 100

/** Into the bin and out of it: several at once, all of them or none; emptied in portions. */
export function binCommands(entity: Entity, hooks: Hooks): BinCommands {
  const { name, permissions } = entity
  const permission = permissions.delete
  const commands: BinCommands = {
    removeMany: command({
      name: `${name}.delete_many`,
      permission,
      input: several,
      async run(context, { items }) {
        await planSweep(context, new Date())
        return each(context, items, (item) => binRecord(context, entity, hooks, item))
      },
    }),
    recover: command({
      name: `${name}.recover`,
      permission,
      input: several,
      run: (context, { items }) =>
        each(context, items, (item) => recoverRecord(context, entity, hooks, item)),
    }),
    purge: command({
      name: `${name}.purge`,
      permission,
      input: several,
      run: (context, { items }) => each(context, items, (item) => purgeRecord(context, entity, hooks, item)),
    }),
    emptyBin: command({
      name: `${name}.empty_bin`,
      permission,
      input: emptied,
      async run(context, { until }) {
        const found = await nextInBin(context.tx, context.actor, entity, { until, limit: PORTION })
        refuseMass(context, found)
        const { events } = await each(context, found, (item) => purgeRecord(context, entity, hooks, item))
        return { data: { isOver: found.length < PORTION }, events }
      },
    }),
  }
  binnable.set(name, { entity, hooks, ...commands })
  return commands
}

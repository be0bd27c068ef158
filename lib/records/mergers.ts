import 'server-only'
import type { Entity } from '@/lib/kernel/entity'
import { shared } from '@/lib/kernel/shared'
import type { Hooks } from './hooks'
import { mergeCommand } from './merge'
import { unmergeCommand } from './unmerge'

type Mergers = { merge: ReturnType<typeof mergeCommand>; unmerge: ReturnType<typeof unmergeCommand> }

/** Everything whose records can become one, by name. */
export const mergers = shared('mergers', () => new Map<string, Mergers>())

/** Lets records of an entity become one, and be taken apart again. */
export function mergeCommands(entity: Entity, hooks: Hooks): Mergers {
  const commands = { merge: mergeCommand(entity, hooks), unmerge: unmergeCommand(entity, hooks) }
  mergers.set(entity.name, commands)
  return commands
}

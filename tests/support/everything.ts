import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { IdentityCommand } from '@/lib/identity/identity-command'
import type { Command } from '@/lib/kernel/command'
import type { Read } from '@/lib/kernel/read'
import { registry } from '@/lib/kernel/registry'

/** Loads all modules of lib, so that everything which registers itself has done so. */
export async function loadEverything(): Promise<void> {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((path) => /(?<!\.d)\.ts$/.test(path)).sort()) {
    await import(/* @vite-ignore */ join(process.cwd(), 'lib', file))
  }
}

const ofKind = <T>(kind: string): T[] =>
  [...registry.values()].filter((entry) => entry.kind === kind) as unknown as T[]

export const allCommands = () => ofKind<Command>('command')
export const allReads = () => ofKind<Read>('read')
export const allIdentityCommands = () => ofKind<IdentityCommand>('identity')

/** An action runs one command, or the same verb of every member of a family. */
export type AnyAction = { commandName?: string; family?: ReadonlyMap<string, unknown>; verb?: string }

/** What an action runs, each with the arguments by which it is told to. */
export function commandsOf({
  commandName,
  family,
  verb = '',
}: AnyAction): { name: string; args: string[] }[] {
  if (!family) return commandName ? [{ name: commandName, args: [] }] : []
  return [...family].map(([member, verbs]) => ({
    name: (verbs as Record<string, Command>)[verb]?.name ?? '',
    args: [member],
  }))
}

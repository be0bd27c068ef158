import type { z } from 'zod'
import type { Permission } from './policy'
import { shared } from './shared'

export type Registered = {
  kind: 'command' | 'read' | 'identity' | 'page' | 'route' | 'job'
  name: string
  /** null: open to every signed-in person (pages) or guarded by its own secret (routes). */
  permission: Permission | null
  input?: z.ZodType
}

/** Everything that can be called from outside, so that tests can sweep it. */
export const registry = shared('registry', () => new Map<string, Registered>())

export function register(entry: Registered): void {
  registry.set(`${entry.kind}:${entry.name}`, entry)
}

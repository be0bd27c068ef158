import type { z } from 'zod'
import type { Permission } from './policy'

export type Registered = {
  kind: 'command' | 'identity' | 'page' | 'route' | 'job'
  name: string
  /** null: open to every signed-in person (pages) or guarded by its own secret (routes). */
  permission: Permission | null
  input?: z.ZodType
}

const shared = globalThis as unknown as { cohoiRegistry?: Map<string, Registered> }

/** Everything that can be called from outside, so that tests can sweep it. */
export const registry: Map<string, Registered> = (shared.cohoiRegistry ??= new Map())

export function register(entry: Registered): void {
  registry.set(`${entry.kind}:${entry.name}`, entry)
}

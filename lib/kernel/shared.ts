const slots = globalThis as unknown as { cohoi?: Map<string, unknown> }

/** One instance per process, however often bundlers load the module. */
export function shared<T>(name: string, make: () => T): T {
  slots.cohoi ??= new Map()
  if (!slots.cohoi.has(name)) slots.cohoi.set(name, make())
  return slots.cohoi.get(name) as T
}

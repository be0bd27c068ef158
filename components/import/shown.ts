import type { ImportRun } from '@/lib/import/plan'

export type ShownKind = { name: string; path: `/${string}` }
export type ShownRun = Omit<ImportRun, 'storageKey'>

/** The address of a kind's imports, or of one of them. */
export const importPath = ({ path }: ShownKind, id?: string) =>
  `/import${path}${id ? `/${id}` : ''}` as '/import/[kind]'

import type { Archive, ShownRun } from '@/lib/backup/queries'

export type ShownArchive = Archive & { time: string }
export type Happened = ShownRun & { time: string }

/** The name of a file without the folders before it. */
export const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

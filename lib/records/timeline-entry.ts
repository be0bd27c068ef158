import type { KeptFile } from '@/lib/fields/kept-file'
import type { ShownMessage } from '@/lib/mail/outbound/messages'
import type { HistoryEntry } from './history'
import type { Row } from './query'

/** What a timeline is woven of. */
export const STRANDS = ['mail', 'activity', 'note', 'change'] as const
export type Strand = (typeof STRANDS)[number]

/** After which entry a page begins; the moment as the database writes it. */
export type TimelineCursor = { at: string; id: string }

/** The record that an entry happened with, where it is another than the one whose timeline it is. */
export type Happened = { entity: string; id: string; name: string; path: string; isMerged: boolean }

type Told = { id: string; at: Date | string; of?: Happened }

/** A change of a record, as the log has it. */
export type ChangeEntry = HistoryEntry & Told & { strand: 'change'; entity: string }
export type MailEntry = Told & {
  strand: 'mail'
  entity: string
  recordId: string
  message: ShownMessage
  canSend: boolean
}
export type ActivityEntry = Told & { strand: 'activity'; activity: Row }
export type NoteEntry = Told & { strand: 'note'; entity: string; recordId: string; note: Note }
export type TimelineEntry = ChangeEntry | MailEntry | ActivityEntry | NoteEntry

export type Note = {
  id: string
  version: number
  text: string
  authorId: string
  author: string
  editedAt: Date | string | null
  mentions: { id: string; name: string }[]
  files: KeptFile[]
}

export type TimelinePage = { entries: TimelineEntry[]; next: TimelineCursor | null }

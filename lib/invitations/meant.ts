import type { Fields } from '@/db/schema'

export const isMeeting = ({ kind, startsAt }: Fields): boolean =>
  kind === 'meeting' && startsAt instanceof Date

export const isMeant = (row: Fields): boolean => isMeeting(row) && isKept(row)

/** What was called off is no meeting; what turned out not to take place stays in calendars as it was. */
export const isKept = ({ archivedAt, status, startsAt, closedAt }: Fields): boolean =>
  !archivedAt && !(status === 'not_held' && (!closedAt || (closedAt as Date) < (startsAt as Date)))

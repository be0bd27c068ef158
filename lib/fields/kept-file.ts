import { z } from 'zod'

/** A file as a record tells of it. */
export type KeptFile = { id: string; name: string; size: number; type?: string }

export const MOST_FILES = 10

/** What people put with their records; nothing of it runs when it is opened. */
const ENDINGS = [
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'heic'],
  ...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'txt', 'csv', 'zip'],
]
export const ACCEPTED = ENDINGS.map((ending) => `.${ending}`).join(',')

export const isAccepted = (name: string): boolean =>
  ENDINGS.includes(/\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1] ?? '')

/** Types that a browser shows by itself without running anything. */
export const isShowable = (type: string): boolean =>
  /^(?:image\/(?:png|jpeg|gif|webp)|application\/pdf)$/.test(type)

/** Files as a form gives them: as they are told of, or by their ids alone. */
export const givenFiles = z
  .array(z.union([z.uuid(), z.looseObject({ id: z.uuid() }).transform(({ id }) => id)]))
  .max(MOST_FILES)
  .transform((ids) => [...new Set(ids)])

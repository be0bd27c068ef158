import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import type { Actor } from '@/lib/kernel/actor'
import { readingBehind } from '@/lib/kernel/replica'
import { BOM, csvLine } from '@/lib/records/csv'
import type { Say } from '@/lib/records/field-text'
import { bytesOf, streamOf } from '@/lib/records/table-file'
import { formatDateTime } from '@/lib/vietnam/date'
import { entriesOf } from './entries'
import { listEvents } from './queries'
import type { LogFilter } from './schema'
import { sideText, wordOf } from './value-text'

const COLUMNS = ['time', 'person', 'type', 'kind', 'record', 'id', 'before', 'after', 'request'] as const
const LINES = 500

/** The filtered log as a CSV file in the reader's language, a page of it in memory at a time. */
export async function logFile(actor: Actor, filter: LogFilter): Promise<ReadableStream<Uint8Array>> {
  const words = { say: (await getTranslations()) as unknown as Say, locale: await getLocale() }
  const lines = logLines(actor, filter, words)
  return streamOf(bytesOf(lines))
}

export async function* logLines(
  actor: Actor,
  filter: LogFilter,
  { say, locale }: { say: Say; locale: string },
): AsyncGenerator<string> {
  const timeZone = actor.person?.timeZone ?? actor.workspace.timeZone
  yield BOM + csvLine(COLUMNS.map((column) => say(`audit.columns.${column}`)))
  for (let after: string | null | undefined; after !== null; ) {
    const page = await readingBehind(actor, async (tx) => {
      const { rows, next } = await listEvents(tx, actor, filter, { after, limit: LINES })
      return { next, ...(await entriesOf(tx, actor, rows)) }
    })
    const lines = page.entries.map((entry) => {
      const told = { entry, names: page.names, say, locale, timeZone }
      return csvLine([
        formatDateTime(entry.at, timeZone),
        entry.actorName,
        wordOf(say, 'types', entry.type),
        wordOf(say, 'kinds', entry.entity),
        entry.title ?? '',
        entry.recordId,
        sideText(told, 'before'),
        sideText(told, 'after'),
        entry.requestId,
      ])
    })
    yield lines.join('')
    after = page.next
  }
}

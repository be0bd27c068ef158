'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useLive } from '@/components/app/live'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import type { Cursor, Query } from '@/lib/records/query'
import type { Values } from '../values'

export type ListRow = Values & { id: string; version: number }
export type ListPage = { rows: ListRow[]; next: Cursor | null; total: number }

export type ListSource = {
  list: (raw: {
    query: Query
    after: { id: string; value: string | null }
  }) => Promise<Result<{ rows: (Values & { id: string })[]; next: Cursor | null }>>
  reread: (raw: {
    query: Query
    ids: string[]
  }) => Promise<Result<{ rows: (Values & { id: string })[]; total: number }>>
}

type ListRowsOptions = {
  first: ListPage
  query: Query
  source: ListSource
  entity: string
  viewerId: string | null
}

/** The rows loaded so far; they grow by pages, and are read again when someone changes them. */
export function useListRows({ first, query, source, entity, viewerId }: ListRowsOptions) {
  const t = useTranslations('ui')
  const [page, setPage] = useState(first)
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState(false)
  const current = useRef(page)
  current.current = page
  const places = useRef(new Map<string, number>())

  const more = async () => {
    const { next, rows } = current.current
    if (!next || pending) return
    setPending(true)
    setFailed(false)
    const after = { id: next.id, value: next.value === null ? null : String(next.value) }
    const found = await source.list({ query, after }).catch(() => null)
    setPending(false)
    if (!found?.ok) return setFailed(true)
    const known = new Set(rows.map(({ id }) => id))
    const added = found.data.rows.filter(({ id }) => !known.has(id)) as ListRow[]
    setPage((now) => ({ ...now, rows: [...now.rows, ...added], next: found.data.next }))
  }

  /** Reads rows again; those that left the list go, those that came back return to their place. */
  const reread = async (ids: readonly string[]) => {
    const found = await source.reread({ query, ids: [...ids].slice(0, 1000) }).catch(() => null)
    if (!found?.ok) return void toastError(found?.error.message ?? t('unreachable'))
    const fresh = new Map(found.data.rows.map((row) => [row.id, row as ListRow]))
    setPage((now) => ({
      ...now,
      total: found.data.total,
      rows: merged(now.rows, new Set(ids), fresh, places.current),
    }))
  }

  const set = (id: string, patch: Values) =>
    setPage((now) => ({
      ...now,
      rows: now.rows.map((row) => (row.id === id ? { ...row, ...patch } : row)),
    }))

  /** Reads rows again, with what has come to the first page meanwhile. */
  const renew = (rows: readonly ListRow[]) => {
    const ids = rows.map(({ id }) => id)
    for (const [at, { id }] of first.rows.entries()) if (!ids.includes(id)) places.current.set(id, at)
    return reread([...new Set([...first.rows.map(({ id }) => id), ...ids])])
  }

  /** Goes on with what was shown before. */
  const resume = (seen: ListPage) => {
    setPage(seen)
    void renew(seen.rows)
  }

  useFirstPage(first, () => void renew(current.current.rows))
  useLive((changes) => {
    const ids = changes
      .filter((change) => change.entity === entity && change.actorId !== viewerId)
      .map(({ recordId }) => recordId)
    if (ids.length > 0) void reread([...new Set(ids)])
  })
  return { ...page, more, reread, resume, set, setPage, pending, failed }
}

/** The server rendered the page again without being asked a new question: rows may have changed, or come. */
function useFirstPage(first: ListPage, changed: () => void) {
  const seen = useRef(first)
  const run = useRef(changed)
  run.current = changed
  useEffect(() => {
    if (seen.current === first) return
    seen.current = first
    run.current()
  }, [first])
}

function merged(
  rows: readonly ListRow[],
  ids: ReadonlySet<string>,
  fresh: Map<string, ListRow>,
  places: Map<string, number>,
): ListRow[] {
  for (const [at, { id }] of rows.entries()) if (ids.has(id) && !fresh.has(id)) places.set(id, at)
  const known = new Set(rows.map(({ id }) => id))
  const kept = rows.flatMap((row) => (ids.has(row.id) ? (fresh.get(row.id) ?? []) : [row]))
  for (const [id, row] of fresh) if (!known.has(id)) kept.splice(places.get(id) ?? 0, 0, row)
  return kept
}

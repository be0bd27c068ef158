'use client'

import { useState } from 'react'
import { MINE } from '@/lib/activities/mine'
import { listRecords } from '@/lib/records/kind-actions'
import type { Page, Row } from '@/lib/records/query'

type Place = { id: string; value: string | null }
export type WorkPage = Page

/** The rows of a page and what was read after it; those that are done with go at once, and come back if refused. */
export function useWork(page: WorkPage) {
  const [read, setRead] = useState(page)
  const [further, setFurther] = useState<WorkPage>({ rows: [], next: page.next })
  const [put, setPut] = useState<ReadonlyMap<string, Partial<Row> | null>>(new Map())
  if (read !== page) {
    setRead(page)
    setFurther({ rows: [], next: page.next })
    setPut(new Map())
  }
  const rows = [...page.rows, ...further.rows].flatMap((row) => {
    const change = put.get(row.id)
    return change === null ? [] : [{ ...row, ...change }]
  })
  const more = async () => {
    const answer = await listRecords('activity', { query: MINE, after: further.next as Place }).catch(
      () => null,
    )
    if (answer?.ok) setFurther({ rows: [...further.rows, ...answer.data.rows], next: answer.data.next })
  }
  return {
    rows: rows as Row[],
    more: further.next ? more : null,
    /** Shows a row as it will be, or not at all, until the work is refused. */
    async put(row: Row, change: Partial<Row> | null, work: Promise<boolean>) {
      setPut((all) => new Map(all).set(row.id, change))
      if (await work) return
      setPut((all) => new Map([...all].filter(([id]) => id !== row.id)))
    },
  }
}

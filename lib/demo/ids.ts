import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { v5 } from 'uuid'

/** An id for something named, such as ('stage', 3). */
export type Identify = (...name: (string | number)[]) => string

const NAMESPACE = '2c8e4a1f-6a3b-5d0e-9b47-c0401c0401c0'

/** Seeded rows have ids made from names (UUID version 5); all others are version 7. */
export const demoId: Identify = (...name) => v5(name.join(':'), NAMESPACE)

export const isSeeded = (id: PgColumn): SQL => sql`substr(${id}::text, 15, 1) = '5'`

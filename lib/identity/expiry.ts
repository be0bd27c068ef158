import { type SQL, sql } from 'drizzle-orm'

/** So many hours from now, by the clock of the database: each process has one of its own, and they may differ. */
export const hoursAhead = (hours: number): SQL<Date> => sql<Date>`now() + ${hours}::int * interval '1 hour'`

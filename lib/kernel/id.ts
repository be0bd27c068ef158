import { v7 } from 'uuid'

/** A new record id: UUIDv7, so ids sort by time of creation. */
export const newId = (): string => v7()

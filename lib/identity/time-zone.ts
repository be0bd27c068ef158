import { z } from 'zod'

export const TIME_ZONES: readonly string[] = [
  'Asia/Ho_Chi_Minh',
  ...Intl.supportedValuesOf('timeZone'),
].filter((zone, index, all) => all.indexOf(zone) === index)

const known = new Set(TIME_ZONES)

/** A zone that this runtime knows by name; never anything else reaches a formatter or the database. */
export const timeZone = z.string().refine((zone) => known.has(zone))

/** How long what was deleted can be brought back. */
export const DAYS_IN_BIN = 30

const DAY = 86_400_000

/** When a record that was deleted then goes for ever. */
export const endsAt = (deletedAt: Date): Date => new Date(deletedAt.getTime() + DAYS_IN_BIN * DAY)

/** Days until then, the one that has begun among them. */
export const daysLeft = (deletedAt: Date, now: Date): number =>
  Math.max(0, Math.ceil((endsAt(deletedAt).getTime() - now.getTime()) / DAY))

const MINUTE = 60_000
const MOST = 6 * 60 * MINUTE

/** How long to leave a mailbox alone after so many failures in a row: longer and longer, six hours at most. */
export const waitAfter = (failures: number, minutes: number): number =>
  Math.min(Math.max(minutes, 1) * MINUTE * 2 ** Math.min(failures, 10), MOST)

/** Whether it has failed for so long that somebody should see to it. */
export const isLongAgo = (since: Date, now: Date): boolean => now.getTime() - since.getTime() >= MOST

import 'server-only'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { database } from '@/lib/kernel/database'
import { limited } from '@/lib/kernel/errors'

type Query = { text: string; values: unknown[] }

/** Counts in Postgres, so that all copies of the app count together. Never call it inside a transaction. */
function limiter(keyPrefix: string, points: number, duration: number) {
  let made: RateLimiterPostgres | undefined
  const store = () => {
    made ??= new RateLimiterPostgres({
      storeClient: { query: ({ text, values }: Query) => database().pool.query(text, values) },
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    })
    return made
  }
  return {
    /** Counts one try; refuses when there were too many. An unknown key is not counted. */
    async take(key: string | null): Promise<void> {
      if (!key) return
      await store()
        .consume(key.slice(0, 200))
        .catch((refused: unknown) => {
          if (refused instanceof Error) throw refused
          throw limited(Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1000))
        })
    },
    /** Takes one try back: it was no guess. */
    async giveBack(key: string | null): Promise<void> {
      if (key) await store().reward(key.slice(0, 200))
    },
    forget: async (key: string): Promise<void> => void (await store().delete(key.slice(0, 200))),
  }
}

/** Five guesses per account, thirty per address, in fifteen minutes. */
export const limitAccount = limiter('account', 5, 900)
export const limitAddress = limiter('address', 30, 900)
/** Guesses of a second factor by who knows the password: five in fifteen minutes, twenty a day. */
export const limitCodes = limiter('codes', 5, 900)
export const limitCodesOfDay = limiter('codes-of-day', 20, 86_400)
/** Mails that a stranger can set off, per recipient and per address. */
export const limitMails = limiter('mails', 5, 3600)
/** Filled-in forms of websites: per form, and per form and address, in ten minutes. What was once sent counts once. */
export const limitForms = limiter('forms', 120, 600)
export const limitFormSenders = limiter('form-senders', 10, 600)
export const limitStamps = limiter('form-stamps', 1, 86_400)
/** Reads of calendars at their secret address: per calendar, and per reader, in ten minutes. */
export const limitFeeds = limiter('feeds', 60, 600)
export const limitFeedReaders = limiter('feed-readers', 300, 600)
/** New workspaces per address. */
export const limitSignUps = limiter('signups', 10, 3600)

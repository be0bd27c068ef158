import { environmentOf, readSettings } from '@/bin/launch/settings'
import { startPostgres } from '@/bin/postgres'

/**
 * Fills the database of a running application, as a process of its own: a company whose every record carries a word
 * that only some people may read, secrets that nobody may, and a company to try every action on.
 */
const settings = readSettings(process.cwd())
const { url } = await startPostgres(settings.COHOI_DATA)
Object.assign(process.env, environmentOf(settings, url, false))
const { plant } = await import('./planted')
const { database } = await import('@/lib/kernel/database')
process.send?.(await plant(Number(process.env.PLANT_SMTP)))
await database().close()
process.disconnect()

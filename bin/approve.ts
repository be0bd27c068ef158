import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeDataFolder } from './launch/data'
import { runningCopies } from './launch/records'
import { environmentOf, readSettings } from './launch/settings'
import { explain } from './launch/shutdown'
import { startPostgres } from './postgres'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
const say = (line: string) => process.stdout.write(`${line}\n`)

await run(process.argv[2]).catch((error) => {
  explain(error)
  process.exitCode = 1
})

async function run(slug: string | undefined): Promise<void> {
  const settings = readSettings(process.cwd())
  makeDataFolder(settings.COHOI_DATA)
  const postgres = settings.DATABASE_URL ? undefined : await startPostgres(settings.COHOI_DATA)
  Object.assign(process.env, environmentOf(settings, settings.DATABASE_URL ?? postgres?.url ?? '', false))
  const { database } = await import('@/lib/kernel/database')
  try {
    await (slug ? approve(slug) : list())
  } finally {
    await database().close()
    await postgres?.stop(() => runningCopies(settings.COHOI_DATA).length > 0)
  }
}

async function approve(slug: string): Promise<void> {
  const { executeIdentity } = await import('@/lib/identity/identity-command')
  const { approveWorkspace, listPending } = await import('@/lib/identity/approve')
  if (!(await listPending()).some((waiting) => waiting.slug === slug)) {
    say(`no sign-up called ${slug} waits for approval`)
    process.exitCode = 1
    return
  }
  const operator = { ip: null, userAgent: 'npm run approve', loginId: null, sessionId: null }
  const { name } = await executeIdentity(approveWorkspace, operator, { slug })
  say(`approved: ${name}`)
}

async function list(): Promise<void> {
  const { listPending } = await import('@/lib/identity/approve')
  const waiting = await listPending()
  if (waiting.length === 0) say('no sign-up waits for approval')
  for (const { slug, name, contact, at } of waiting)
    say(`${slug}\t${name}\t${contact.phone ?? ''}\t${at.toISOString()}`)
}

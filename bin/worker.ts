import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFiles } from './launch/checks'
import { readSettings } from './launch/settings'
import { explain, whenAbandoned, whenToldToStop } from './launch/shutdown'

type Part = { stop(): Promise<void> }

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const parts: Part[] = []
let ending = false

process.chdir(root)
whenAbandoned(() => end(3000))
whenToldToStop(() => end(30_000))

try {
  await checkFiles(readSettings(root))
  const [{ startWorker }, { startSmtp }] = await Promise.all([
    import('@/lib/kernel/worker'),
    import('@/lib/mail/smtp'),
  ])
  parts.push(await startWorker())
  const smtp = await startSmtp()
  if (smtp) parts.push(smtp)
  process.send?.('ready')
} catch (error) {
  explain(error)
  process.exit(1)
}

/** Finishes what is under way, but within `patience` milliseconds; jobs cut short start over later. */
function end(patience: number): void {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(1), patience).unref()
  void Promise.allSettled(parts.map((part) => part.stop())).then(() => process.exit(0))
}

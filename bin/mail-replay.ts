import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { OUTCOMES } from '@/db/schema'
import { messageFiles } from './mail-replay/files'
import type { Replayed } from './mail-replay/replay'
import { openScratch, removeWorkspace } from './mail-replay/scratch'

const USAGE = 'Usage: npm run mail:replay -- DIRECTORY [--alias ADDRESS] [--json] [--detail]'

const { values, positionals } = parseArgs({
  options: {
    alias: { type: 'string', default: 'sales@replay.invalid' },
    json: { type: 'boolean', default: false },
    detail: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const directory = positionals[0]
if (!directory || !statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(2)
}

const scratch = await openScratch()
try {
  const done = await run(directory, values.alias.toLowerCase())
  process.stdout.write(values.json ? `${JSON.stringify(summary(done), null, 2)}\n` : report(done))
  process.exitCode = done.some(({ outcome }) => outcome === null) ? 1 : 0
} finally {
  await scratch.stop()
}

async function run(root: string, alias: string): Promise<Replayed[]> {
  const [{ scratchWorkspace }, { letTimePass, replay }, { closeReader }, { database }] = await Promise.all([
    import('./mail-replay/workspace'),
    import('./mail-replay/replay'),
    import('@/lib/mail/inbound/reader'),
    import('@/lib/kernel/database'),
  ])
  const { workspaceId } = await scratchWorkspace(alias)
  const done: Replayed[] = []
  try {
    for (const file of messageFiles(root)) {
      done.push(await replay(root, file, workspaceId, alias))
      await letTimePass(workspaceId)
    }
  } finally {
    await removeWorkspace(workspaceId)
    await closeReader()
    await database().close()
  }
  return done
}

function summary(done: Replayed[]) {
  const count = (wanted: string) => done.filter(({ outcome }) => outcome === wanted).length
  const failures = done.filter(({ outcome }) => outcome === 'failed' || outcome === null)
  return {
    messages: done.length,
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count(outcome)])),
    failures: failures.map(({ file, error, path }) => ({ file, error, path: steps(path) })),
    ...(values.detail && { detail: done.map((each) => ({ ...each, path: steps(each.path) })) }),
  }
}

function report(done: Replayed[]): string {
  const { messages, outcomes, failures } = summary(done)
  const totals = Object.entries(outcomes).map(
    ([outcome, n]) => `${outcome.padEnd(10)} ${String(n).padStart(6)}`,
  )
  const lines = values.detail ? done.map(line) : []
  const failed = failures.map(({ file, error, path }) => `failed: ${file}: ${error ?? ''} (${path})`)
  return `${[...lines, `messages   ${String(messages).padStart(6)}`, ...totals, ...failed].join('\n')}\n`
}

function line({ file, outcome, path, name, from, subject, date, attachments }: Replayed): string {
  const cells = [file, outcome, steps(path), `${name} <${from}>`, subject, date ?? '', attachments.join(', ')]
  return cells.join('\t')
}

function steps(path: Replayed['path']): string {
  return path.map(({ step, facts }) => (facts?.reason ? `${step}(${facts.reason})` : step)).join(' > ')
}

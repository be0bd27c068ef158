import { parseArgs } from 'node:util'
import { acrossChecks } from './scale/across'
import type { Scene } from './scale/check'
import { aClient } from './scale/client'
import { jobChecks } from './scale/jobs'
import { memoryOf } from './scale/memory'
import { readingChecks } from './scale/reading'
import { restartChecks } from './scale/restarts'
import { aRig, type Rig } from './scale/rig'
import { missing } from './scale/servers'

const CHECKS = [...acrossChecks, ...readingChecks, ...jobChecks, ...restartChecks]

const { values: given } = parseArgs({
  options: { port: { type: 'string', default: '3240' }, only: { type: 'string' } },
})
const say = (line: string) => process.stderr.write(`${line}\n`)
const lacking = missing()
if (lacking) {
  say(`npm run scale needs Debian's ${lacking}`)
  process.exit(2)
}

process.env.LOG_LEVEL ??= 'warn'
const rig = await aRig(Number(given.port), say)
const leave = () => void rig.stop().finally(() => process.exit(1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
let failed = 0
try {
  const scene = await sceneOf(rig)
  for (const check of CHECKS.filter(({ name }) => name.includes(given.only ?? ''))) {
    const { isWell, measured } = await check
      .run(scene)
      .catch((error: Error) => ({ isWell: false, measured: error.stack ?? error.message }))
    if (!isWell) failed++
    process.stdout.write(`${isWell ? 'ok    ' : 'FAILED'} ${check.name}: ${measured}\n`)
  }
  say(`memory afterwards: ${memoryOf([...rig.webs, ...rig.workers])}`)
} finally {
  say(`what the processes said: ${rig.folder}`)
  await rig.stop()
}
process.exit(failed > 0 ? 1 : 0)

async function sceneOf(rig: Rig): Promise<Scene> {
  const [{ memberActor }, { execute }, { createIntakeKey }] = await Promise.all([
    import('@/lib/kernel/member-actor'),
    import('@/lib/kernel/command'),
    import('@/lib/mail/inbound/key-commands'),
  ])
  const { rows } = await rig.owner.query<{ place: string; id: string }>(
    `select workspace_id as place, id from member where email = 'admin@demo.test'`,
  )
  const actor = await memberActor(rows[0]?.place ?? '', rows[0]?.id ?? '')
  if (!actor) throw new Error('no administrator')
  const { data } = await execute(createIntakeKey, actor, { name: 'scale' })
  return { rig, admin: await aClient(rig.base, rig.base), intakeKey: data.secret }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { EMAIL } from '../bench/data'
import { type Person, startWeb } from '../bench/web'
import { aCompany } from './company'
import { customerFile, WRONG_EVERY } from './customers'
import type { Figure, Part } from './part'
import { costOfWorker } from './processes'
import { inScratch, timed } from './scratch'

const GOAL = { seconds: 300, megabytes: 512 }

/** A big table of customers through the running application: how long, how much memory, and how the board feels meanwhile. */
export const soakImport: Part = ({ rows, say }) =>
  inScratch('cohoi', async ({ url, data }) => {
    const actor = await aCompany(url)
    const file = await timed(() => customerFile(rows))
    say(`a file of ${(file.data.length / 1_048_576).toFixed(1)} MB in ${file.seconds} s`)
    const { importSteps } = await import('./import-steps')
    const steps = importSteps(actor)
    const web = await startWeb(process.cwd(), data, say)
    try {
      const admin = await web.as(EMAIL)
      const before = await boardTimes(admin, () => false, 10)
      let isOver = false
      const meanwhile = boardTimes(admin, () => isOver)
      const taken: Record<string, string> = {}
      const whole = await timed(async () => {
        const id = await steps.begin(file.data)
        for (const step of ['read', 'look through', 'write'] as const) {
          taken[step] = (await timed(() => steps[step](id))).seconds
          say(`${step}: ${taken[step]} s`)
        }
        return steps.outcome(id)
      })
      isOver = true
      const during = await meanwhile
      const cost = costOfWorker()
      const { created, failed, state } = whole.data
      const wrong = Math.floor(rows / WRONG_EVERY)
      return [
        { name: 'rows', value: String(rows) },
        { name: 'ended as', value: state, isWrong: state !== 'done' },
        { name: 'records made', value: String(created), isWrong: created !== rows - wrong },
        { name: 'refused', value: String(failed), isWrong: failed !== wrong },
        ...Object.entries(taken).map(([step, seconds]): Figure => ({ name: step, value: `${seconds} s` })),
        { name: `all told (goal ${GOAL.seconds} s)`, value: `${whole.seconds} s` },
        { name: `peak memory of the worker (goal ${GOAL.megabytes} MB)`, value: cost.memory },
        { name: 'processor time of the worker', value: cost.processor },
        { name: 'board before, median', value: `${before.median} ms` },
        { name: 'board meanwhile, median and 95 %', value: `${during.median} and ${during.p95} ms` },
        { name: 'board requests meanwhile', value: String(during.count) },
      ]
    } finally {
      await web.stop()
      await steps.close()
    }
  })

/** A request of the board every half second. */
async function boardTimes(admin: Person, isOver: () => boolean, most = Number.POSITIVE_INFINITY) {
  const times: number[] = []
  while (!isOver() && times.length < most) {
    const started = performance.now()
    await admin.get('/board')
    times.push(Math.round(performance.now() - started))
    await sleep(500)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { count: times.length, median: at(0.5), p95: at(0.95) }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { baseOf, type Check, type Scene, seconds, until } from './check'
import { deliver } from './client'
import { cards } from './jobs'
import { load } from './load'

const CLIENTS = 4

const rolling: Check = {
  name: 'all processes are restarted one after the other, and no request fails',
  async run(scene) {
    const { rig, admin, intakeKey } = scene
    const created: string[] = []
    let mails = 0
    const stop = load(
      [
        async () => (await admin.get(rig.base, '/board')).status === 200,
        async () => (await admin.get(rig.base, '/api/board/totals')).status === 200,
        async (turn) => {
          const isDone = await admin.create(rig.base, `Lan-${turn}`)
          if (isDone) created.push(`Lan-${turn}`)
          return isDone
        },
        async (turn) => {
          const isDone = await deliver(rig.base, intakeKey, `lan-${turn}`)
          if (isDone) mails++
          return isDone
        },
      ],
      CLIENTS,
    )
    const started = performance.now()
    for (const each of [...rig.webs, ...rig.workers]) {
      await each.stop()
      await each.start()
      await until(async () => each.port === 0 || rig.well().includes(each.port))
    }
    const took = seconds(started)
    const { done, failed, troubles } = await stop()
    await until(async () => (await cards(scene, 'lan')).made >= mails, 240_000)
    const { made, doubled } = await cards(scene, 'lan')
    const kept = await found(scene, created)
    return {
      isWell: failed === 0 && kept === created.length && made === mails && doubled === 0,
      measured: `${done} requests in ${took}, ${failed} failed${troubles && ` (${troubles})`}; ${kept} of ${created.length} creates and ${made} of ${mails} mails are there, ${doubled} twice`,
    }
  },
}

const crash: Check = {
  name: 'the primary crashes under load, and nothing acknowledged is lost',
  async run(scene) {
    const { rig, admin } = scene
    const created: string[] = []
    const stop = load(
      [
        async (turn) => {
          const title = `Sap-${turn}`
          const isDone = await admin.create(rig.base, title)
          if (isDone) created.push(title)
          else await sleep(50)
          return isDone
        },
      ],
      CLIENTS,
    )
    await until(async () => created.length > 20)
    const before = created.length
    await rig.primary.stop('SIGQUIT')
    const started = performance.now()
    await sleep(2000)
    await rig.primary.start()
    const [atStart] = [created.length]
    await until(async () => created.length > atStart + 20)
    const took = seconds(started)
    const { failed } = await stop()
    const kept = await found(scene, created)
    const alive = await Promise.all(rig.webs.map(({ port }) => admin.get(baseOf(port), '/api/health')))
    return {
      isWell:
        kept === created.length && created.length > before && alive.every(({ status }) => status === 200),
      measured: `${created.length} creates acknowledged, ${created.length - kept} lost, ${failed} refused; 20 new ones ${took} after the crash (2 s of it down)`,
    }
  },
}

export const restartChecks = [rolling, crash]

/** How many of these titles are in the database, as the owner sees it. */
async function found({ rig }: Scene, titles: string[]): Promise<number> {
  const { rows } = await rig.owner.query<{ count: number }>(
    'select count(distinct title)::int as count from opportunity where title = any($1)',
    [titles],
  )
  return rows[0]?.count ?? 0
}

import { baseOf, type Check, type Scene, seconds, until } from './check'
import { deliver } from './client'

const MAILS = 60

const once: Check = {
  name: 'with two workers each job is done once',
  async run(scene) {
    const started = performance.now()
    const sent = await flood(scene, 'mot')
    const lockers = await watch(scene, 'mot', sent)
    const { made, doubled } = await cards(scene, 'mot')
    return {
      isWell: made === sent && doubled === 0 && sent === MAILS,
      measured: `${sent} mails accepted by three processes became ${made} cards, ${doubled} twice, in ${seconds(started)}; ${lockers.size} workers seen at work`,
    }
  },
}

const killed: Check = {
  name: 'the jobs of a worker that is killed are done by the other',
  async run(scene) {
    const { rig } = scene
    const sent = await flood(scene, 'chet')
    const held = await until(() => heldByDead(scene, true), 60_000)
    await rig.workers[0]?.stop('SIGKILL')
    const started = performance.now()
    const orphaned = (await heldByDead(scene, false)) ?? 0
    await watch(scene, 'chet', sent)
    const took = seconds(started)
    await rig.workers[0]?.start()
    const { made, doubled } = await cards(scene, 'chet')
    return {
      isWell: made === sent && doubled === 0 && held !== null,
      measured: `killed with SIGKILL while ${orphaned} jobs were under way; ${sent} mails became ${made} cards, ${doubled} twice, the last ${took} later`,
    }
  },
}

export const jobChecks = [once, killed]

/** Mails to all web processes at once; how many were accepted. */
async function flood({ rig, intakeKey }: Scene, word: string): Promise<number> {
  const bases = rig.webs.map(({ port }) => baseOf(port))
  let accepted = 0
  for (let at = 0; at < MAILS; at += 6) {
    const some = Array.from({ length: 6 }, (_, each) =>
      deliver(bases[each % 3] ?? '', intakeKey, `${word}-${at + each}`),
    )
    accepted += (await Promise.all(some)).filter(Boolean).length
  }
  return accepted
}

/** Waits for the cards of all mails, and answers which workers were seen holding jobs meanwhile. */
async function watch(scene: Scene, word: string, sent: number): Promise<Set<string>> {
  const lockers = new Set<string>()
  await until(async () => {
    for (const each of await lockersNow(scene)) lockers.add(each)
    return (await cards(scene, word)).made >= sent
  }, 240_000)
  return lockers
}

async function lockersNow({ rig }: Scene): Promise<string[]> {
  const { rows } = await rig.owner.query<{ by: string }>(
    'select distinct locked_by as by from graphile_worker._private_jobs where locked_by is not null',
  )
  return rows.map(({ by }) => by)
}

/** How many jobs are under way; with `byBoth` only once both workers hold some, so that either one's death leaves work. */
async function heldByDead(scene: Scene, byBoth: boolean): Promise<number | null> {
  if (byBoth && (await lockersNow(scene)).length < 2) return null
  const { rows } = await scene.rig.owner.query<{ count: number }>(
    'select count(*)::int as count from graphile_worker._private_jobs where locked_by is not null',
  )
  return rows[0]?.count ?? null
}

/** Cards made of the mails with this word, and how many titles have two of them. */
export async function cards({ rig }: Scene, word: string): Promise<{ made: number; doubled: number }> {
  const { rows } = await rig.owner.query<{ made: number; doubled: number }>(
    `select count(*)::int as made, count(*) filter (where n > 1)::int as doubled from
     (select count(*) as n from opportunity where title like $1 group by title) each`,
    [`Hoi gia ${word}-%`],
  )
  return rows[0] ?? { made: 0, doubled: 0 }
}

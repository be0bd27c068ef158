import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { load } from '../scale/load'
import { megabytesOf } from '../scale/memory'
import { allOperations, asked } from './measure-operations'
import type { Figure } from './report'
import type { Rig } from './rig'

const REST = 10_000
const CLIENTS = 8
const DONE_ALL_DAY = ['board', 'list', 'open', 'search', 'move', 'edit']
const MOST_IDLE = 400

/** The whole product after a visit and a rest: launcher, web, worker and PostgreSQL. */
export async function idleMemory(rig: Rig): Promise<Figure[]> {
  await rig.people.administrator.get('/board')
  await sleep(REST)
  return [{ ...memoryNow(rig, 'memory idle'), most: MOST_IDLE }, ...partsNow(rig)]
}

/** The same after so many minutes in which eight people work without a pause. */
export async function memoryAfterLoad(rig: Rig): Promise<Figure[]> {
  const { minutes } = rig
  const works = (await allOperations(rig))
    .filter(({ name }) => DONE_ALL_DAY.includes(name))
    .map((operation) => {
      const work = asked(rig, operation)
      return async (turn: number) => Boolean(await work(turn))
    })
  const end = load(works, CLIENTS)
  await sleep(minutes * 60_000)
  const { done, failed, troubles } = await end()
  if (failed > 0) rig.say(`under load: ${troubles}`)
  return [
    memoryNow(rig, `memory after ${minutes} min of load`),
    { name: 'requests a second under load', value: done / minutes / 60, unit: '/s' },
    { name: 'requests that failed under load', value: failed, unit: '', most: 1 },
  ]
}

const memoryNow = (rig: Rig, name: string): Figure => ({
  ...{ name, unit: 'MB' },
  value: partsNow(rig).reduce((sum, { value }) => sum + value, 0),
})

function partsNow({ web, cluster }: Rig): Figure[] {
  const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  const parts = { 'its programs': web.pid, 'its PostgreSQL': postmaster }
  return Object.entries(parts).map(([name, pid]) => ({ name, value: megabytesOf(pid) ?? 0, unit: 'MB' }))
}

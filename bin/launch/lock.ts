import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, type Sighting, sight } from './processes'

/** Runs `work` while no other process holds the file; a dead holder's claim counts for nothing. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!claim(path)) await sleep(100)
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function claim(path: string): boolean {
  const own = `${path}.${process.pid}`
  writeFileSync(own, JSON.stringify(sight(process.pid) ?? { pid: process.pid, born: '' }))
  try {
    linkSync(own, path) // linking is atomic and keeps the content whole, unlike creating and then writing
    return true
  } catch {
    if (!isHeld(path)) rmSync(path, { force: true })
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

function isHeld(path: string): boolean {
  try {
    return isAlive(JSON.parse(readFileSync(path, 'utf8')) as Sighting)
  } catch {
    return false
  }
}

import 'server-only'
import type { BackupStep } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { noteProgress } from './progress'

export class Canceled extends Error {
  override name = 'Canceled'
}

export type Follow = (step: BackupStep, done: number, total: number) => Promise<void>

const EVERY = 700

/** Tells how far a run is, not too often, and stops it when somebody cancelled it. */
export function follow(actor: Actor, { id }: { id: string }): Follow {
  let last: { step: BackupStep; at: number } | undefined
  return async (step, done, total) => {
    const now = Date.now()
    if (last?.step === step && now - last.at < EVERY) return
    last = { step, at: now }
    const { data } = await execute(noteProgress, actor, { id, step, done, total })
    if (!data.goesOn) throw new Canceled()
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client'
import type { Rig } from './rig'

export type Scene = { rig: Rig; admin: Client; intakeKey: string }
export type Finding = { isWell: boolean; measured: string }

/** One thing that must hold across the processes, and what was measured. */
export type Check = { name: string; run(scene: Scene): Promise<Finding> }

/** Waits until `is` answers with something; null when it never does. */
export async function until<T>(
  is: () => Promise<T | null | undefined | false>,
  patience = 120_000,
): Promise<T | null> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
    const found = await is().catch(() => null)
    if (found) return found
  }
  return null
}

export const baseOf = (port: number): string => `http://localhost:${port}`
export const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

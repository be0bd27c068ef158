import { setTimeout as sleep } from 'node:timers/promises'
import type { Env } from '@/lib/kernel/env'
import { LaunchError } from './error'

/** Waits until the application says that it is well; throws with its own reason after `patience` milliseconds. */
export async function waitUntilHealthy(env: Env, patience: number): Promise<void> {
  const url = `http://${hostToCall(env.HOST)}:${env.PORT}/api/health`
  const until = Date.now() + patience
  let answer = await ask(url)
  while (!answer.ok) {
    if (Date.now() > until) throw new LaunchError(`the application is not well: ${answer.reason}`)
    await sleep(100)
    answer = await ask(url)
  }
}

/** An address under which a listening address can be called. */
function hostToCall(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

async function ask(url: string): Promise<{ ok: boolean; reason: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) })
    return { ok: response.ok, reason: response.ok ? '' : (await response.text()).slice(0, 500) }
  } catch (error) {
    const { cause, message } = error as Error
    return { ok: false, reason: cause instanceof Error ? cause.message : message }
  }
}

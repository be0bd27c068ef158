import { readdirSync, readFileSync } from 'node:fs'
import type { Copy } from './programs'

/** What each of our programs takes of the machine's memory. */
export const memoryOf = (copies: Copy[]): string =>
  copies
    .map((copy) => `${copy.name} ${megabytesOf(copy.pid())?.toFixed(0).concat(' MB') ?? 'not known here'}`)
    .join(', ')

/** A process and all below it together, shared pages shared out; null where the system does not tell. */
export function megabytesOf(pid: number): number | null {
  try {
    const kilobytes = tree(pid).map((each) =>
      Number(/^Pss:\s+(\d+)/m.exec(textOf(each, 'smaps_rollup'))?.[1] ?? 0),
    )
    return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
  } catch {
    return null
  }
}

function tree(pid: number): number[] {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && new RegExp(`^PPid:\\s+${pid}$`, 'm').test(statusOf(name)),
  )
  return [pid, ...children.flatMap((name) => tree(Number(name)))]
}

function statusOf(pid: string): string {
  try {
    return textOf(Number(pid), 'status')
  } catch {
    return '' // ended meanwhile
  }
}

const textOf = (pid: number, file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8')

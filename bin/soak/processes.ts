import { readdirSync, readFileSync } from 'node:fs'

const UNKNOWN = 'not known here'
const TICKS = 100

/** The most memory that the worker of an application started by this process has had, and its processor time: Linux tells. */
export function costOfWorker(): { memory: string; processor: string } {
  const [pid] = below(process.pid).filter((each) => textOf(each, 'cmdline').includes('worker.ts'))
  if (!pid) return { memory: UNKNOWN, processor: UNKNOWN }
  const [, kilobytes = 0] = /VmHWM:\s+(\d+)/.exec(textOf(pid, 'status')) ?? []
  const times = textOf(pid, 'stat').replace(/.*\) /s, '').split(' ').slice(11, 13).map(Number)
  const seconds = times.reduce((sum, each) => sum + each, 0) / TICKS
  return { memory: `${Math.round(Number(kilobytes) / 1024)} MB`, processor: `${seconds.toFixed(1)} s` }
}

function below(pid: number): number[] {
  const all = readdirSync('/proc').flatMap((name) => {
    const [, parent] = /PPid:\s+(\d+)/.exec(textOf(name, 'status')) ?? []
    return parent ? [{ pid: Number(name), parent: Number(parent) }] : []
  })
  const children = all.filter(({ parent }) => parent === pid).map((each) => each.pid)
  return [...children, ...children.flatMap(below)]
}

function textOf(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

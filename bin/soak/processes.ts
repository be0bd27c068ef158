import { readdirSync, readFileSync } from 'node:fs'

/** The most memory that the worker of an application started by this process has had, as Linux tells; elsewhere nothing. */
export function peakOfWorker(): string {
  const peaks = below(process.pid).flatMap((pid) => {
    if (!textOf(pid, 'cmdline').includes('worker.ts')) return []
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(textOf(pid, 'status')) ?? []
    return kilobytes ? [Math.round(Number(kilobytes) / 1024)] : []
  })
  return peaks.length > 0 ? `${Math.max(...peaks)} MB` : 'not known here'
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

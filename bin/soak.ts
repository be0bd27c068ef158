import { parseArgs } from 'node:util'
import type { Figure, Part } from './soak/part'

const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  import: async () => (await import('./soak/import')).soakImport,
  export: async () => (await import('./soak/export')).soakExport,
  backup: async () => (await import('./soak/backup')).soakBackup,
  users: async () => (await import('./soak/users')).soakUsers,
}

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '30' },
    only: { type: 'string' },
  },
})
const [rows, minutes] = [Number(given.rows), Number(given.minutes)]
const names = Object.keys(PARTS).filter((name) => !given.only || given.only === name)
const say = (line: string) => process.stderr.write(`${line}\n`)

if (!Number.isInteger(rows) || rows < 1000 || !(minutes > 0) || names.length === 0) {
  say(`Usage: npm run soak -- [--only ${Object.keys(PARTS).join('|')}] [--rows N] [--minutes M], N from 1000`)
  process.exit(2)
}

const figures: Figure[] = []
for (const name of names) {
  const part = await PARTS[name]?.()
  for (const figure of (await part?.({ rows, minutes, say })) ?? [])
    figures.push({ ...figure, name: `${name}: ${figure.name}` })
}
const width = Math.max(...figures.map(({ name }) => name.length))
for (const { name, value, isWrong } of figures)
  process.stdout.write(`${name.padEnd(width)}  ${value}${isWrong ? '  WRONG' : ''}\n`)
process.exit(figures.some(({ isWrong }) => isWrong) ? 1 : 0)

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isRoot } from '../postgres/account'

/** Makes the data folder; as root it may be passed through, because PostgreSQL then runs as somebody else. */
export function makeDataFolder(path: string): void {
  if (!mkdirSync(path, { recursive: true })) return
  chmodSync(path, isRoot ? 0o711 : 0o700)
}

/** The content of a private file, made at the first call. */
export function keptSecret(path: string, make: () => string): string {
  try {
    writeFileSync(path, make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8').trim()
}

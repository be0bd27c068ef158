import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { completeLock, type Lock } from './lock/complete'

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')) as Lock)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added.length} optional packages added`)

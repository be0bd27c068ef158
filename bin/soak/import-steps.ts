import { setTimeout as sleep } from 'node:timers/promises'
import { beginImport, mapImport, startImport } from '@/lib/import/commands'
import { getImport } from '@/lib/import/own'
import type { ImportRun } from '@/lib/import/plan'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { storage } from '@/lib/mail/storage'

/** What a person presses from the file to the records; the running worker does the rest. */
export function importSteps(actor: Actor) {
  const outcome = async (id: string): Promise<ImportRun> => {
    const run = await reading(actor, (tx) => getImport(tx, actor, id))
    if (!run) throw new Error('no import')
    return run
  }
  const until = async (id: string, ...states: string[]) => {
    for (;;) {
      const run = await outcome(id)
      if (states.includes(run.state)) return run
      if (run.state === 'failed') throw new Error(`the import failed: ${run.error}`)
      await sleep(200)
    }
  }
  return {
    async begin(content: Buffer) {
      const file = { kind: 'account', name: 'Khách hàng.xlsx', bytes: content.length }
      const { data } = await execute(beginImport, actor, { ...file, storageKey: await storage.put(content) })
      return data.id
    },
    read: (id: string) => until(id, 'mapping'),
    async 'look through'(id: string) {
      const { columns, matchBy } = await outcome(id)
      const made = columns.map((column) => ({ ...column, makes: column.field === 'sourceId' }))
      await execute(mapImport, actor, { id, columns: made, matchBy, onMatch: 'skip' })
      return until(id, 'ready')
    },
    async write(id: string) {
      await execute(startImport, actor, { id })
      return until(id, 'done')
    },
    outcome,
    close: () => database().close(),
  }
}

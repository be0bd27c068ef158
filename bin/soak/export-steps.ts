import { carryOut } from '@/lib/export/carry-out'
import { exportRecords } from '@/lib/export/commands'
import { type ExportRun, getExport } from '@/lib/export/own'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { offeredColumns } from '@/lib/records/columns'
import { kindOfExport } from '@/lib/records/export'

export async function exportAll(actor: Actor): Promise<ExportRun> {
  const { data } = await execute(exportRecords, actor, {
    ...{ kind: 'account', format: 'xlsx', query: {}, locale: 'vi', fileName: 'account.xlsx' },
    columns: offeredColumns(kindOfExport(actor, 'account')),
    timeZone: actor.workspace.timeZone,
  })
  const id = data.id ?? ''
  await carryOut({ workspaceId: actor.workspace.id, id, memberId: actor.id ?? '', isLastAttempt: true })
  const run = await reading(actor, (tx) => getExport(tx, actor, id))
  if (!run) throw new Error('no export')
  return run
}

export const close = () => database().close()

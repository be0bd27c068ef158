import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { database } from '@/lib/kernel/database'
import type { Encryption } from './archive/cipher'
import { newHeadOf } from './archive/manifest'
import { writeArchive } from './archive/pack'
import { checkArchive } from './check'
import { dump } from './dump'
import type { Follow } from './follow'
import { pathOf } from './place'

/** Writes the archive of a workspace and reads it again to be sure; answers what is in it. */
export async function makeArchive(
  actor: Actor,
  { id, file }: { id: string; file: string },
  encryption: Encryption | null,
  watch: Follow,
) {
  const path = pathOf(actor.workspace, file)
  const snapshot = { readOnly: true, snapshot: true }
  const bytes = await writeArchive({ path, unfinished: `${path}.${id}.part` }, encryption, (packer) =>
    database().transact(
      { workspaceId: actor.workspace.id },
      async (tx) => void (await dump(tx, newHeadOf(actor.workspace), packer, watch)),
      snapshot,
    ),
  )
  const { tables, files } = await checkArchive(path, encryption?.key ?? null, (rows) =>
    watch('checking', rows, 0),
  )
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const notes = files.missing > 0 ? { missingFiles: files.missing } : {}
  return { rows, files: files.count, bytes, isVerified: true, notes }
}

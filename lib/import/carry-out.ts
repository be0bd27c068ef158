import 'server-only'
import { and, eq } from 'drizzle-orm'
import { recordImport } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { conflict, Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { memberActor } from '@/lib/kernel/member-actor'
import { productActor } from '@/lib/kernel/product-actor'
import { checkAll } from './check'
import { dropImport, failImport } from './keep'
import { getImport } from './own'
import { readFile } from './read-file'
import { stepUndo } from './take-back'
import { stepImport } from './write'

type Target = { workspaceId: string; id: string; isLastAttempt: boolean }

/** Goes on with an import from where it stands, in the name of who began it and with the rights they have now. */
export async function carryOut({ workspaceId, id, isLastAttempt }: Target): Promise<void> {
  const maker = await makerOf(workspaceId, id)
  if (!maker) return
  try {
    const actor = await memberActor(workspaceId, maker.id ?? '')
    if (!actor) throw conflict('importNobody')
    await goOn(actor, id)
  } catch (error) {
    const words = error instanceof Refusal ? error.words.key : undefined
    if (words === 'importMoved') return // it was stopped meanwhile
    if (!words) log.error({ err: error, id }, 'import failed')
    if (!words && !isLastAttempt) throw error
    await execute(failImport, maker, { id, error: words ?? 'unexpected' })
  }
}

async function goOn(actor: Actor, id: string): Promise<void> {
  const run = await reading(actor, (tx) => getImport(tx, actor, id))
  if (run?.state === 'reading') return readFile(actor, run)
  if (run?.state === 'checking') return checkAll(actor, id)
  const step = run?.state === 'running' ? stepImport : run?.state === 'undoing' ? stepUndo : null
  while (step && !(await execute(step, actor, { id })).data.isOver);
}

export async function forget(workspaceId: string, id: string): Promise<void> {
  const maker = await makerOf(workspaceId, id)
  if (maker) await execute(dropImport, maker, { id })
}

/** The product in the place of who began an import, to note what becomes of it whatever becomes of them. */
async function makerOf(workspaceId: string, id: string): Promise<Actor | null> {
  const product = await productActor(workspaceId)
  if (!product) return null
  const [row] = await reading(product, (tx) =>
    tx
      .select({ memberId: recordImport.memberId, memberName: recordImport.memberName })
      .from(recordImport)
      .where(and(eq(recordImport.workspaceId, workspaceId), eq(recordImport.id, id))),
  )
  return row ? { ...product, id: row.memberId, name: row.memberName } : null
}

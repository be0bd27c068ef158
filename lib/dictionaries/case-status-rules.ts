import 'server-only'
import { and, eq } from 'drizzle-orm'
import { supportCase } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { caseStatuses } from './case-entities'
import type { Rules } from './dictionary'
import { replaceIn } from './replace'

const hand = replaceIn(caseStatuses)

/** When cases were solved and how long they waited hangs on what their status means, so that stays as it is. */
export const caseStatusRules: Rules = {
  async follow(context, before, patch) {
    const changes = patch.state !== undefined && patch.state !== before.state
    if (changes && (await isUsed(context, before.id))) throw invalidField('state', 'statusUsed')
    return patch
  },
  async replace(context, from, to) {
    if (from.id === to.id) throw invalidField('replacementId', 'invalidValue')
    if (from.state !== to.state) throw invalidField('replacementId', 'otherMeaning')
    return hand(context, from, to)
  },
}

async function isUsed({ tx, actor }: Context, statusId: string): Promise<boolean> {
  const found = await tx
    .select({ id: supportCase.id })
    .from(supportCase)
    .where(and(eq(supportCase.workspaceId, actor.workspace.id), eq(supportCase.statusId, statusId)))
    .limit(1)
  return found.length > 0
}

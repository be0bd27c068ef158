import 'server-only'
import { reachingAll, withBin } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { recordKind } from '@/lib/records/kinds'
import { getRecord } from '@/lib/records/query'
import { accounts } from './entity'

const DEEPEST = 20

export const accountKind = recordKind(accounts, {
  given: { kind: 'organization' },
  async follow(context, before, patch) {
    if (patch.parentId) await refuseCircle(context, before.id, String(patch.parentId))
    return patch
  },
})

/** A company is not below itself. */
async function refuseCircle({ tx, actor }: Context, id: string, parentId: string): Promise<void> {
  const anyone = withBin(reachingAll(actor, 'account:read'))
  let above: unknown = parentId
  for (let height = 0; above && height < DEEPEST; height++) {
    if (above === id) throw invalidField('parentId', 'ownCompany')
    above = (await getRecord(tx, anyone, accounts, String(above)))?.parentId
  }
  if (above) throw invalidField('parentId', 'ownCompany')
}

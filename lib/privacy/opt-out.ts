import 'server-only'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { consent } from '@/db/schema'
import { wordsOfWorkspace } from '@/lib/i18n/workspace-words'
import { isSystem } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { indexNew } from '@/lib/records/search'
import { formatDateTime, today } from '@/lib/vietnam/date'
import { consents } from './entity'

/**
 * Writes into the ledger that whoever reads at these addresses wants no advertising: what they had agreed to by mail is
 * withdrawn, and where there was nothing, the refusal itself is kept. Taking the mark away again writes nothing, since
 * that is no agreement.
 */
export async function refuseMail(context: Context, addresses: readonly string[]): Promise<Change[]> {
  if (addresses.length === 0) return []
  const withdrawn = await withdrawAll(context, addresses)
  const silent = addresses.filter((address) => !withdrawn.some(({ email }) => email === address))
  return [
    ...withdrawn.map(({ id, version, withdrawnOn }) => ({
      ...{ entity: consents.name, recordId: id, type: 'withdrawn' },
      // Without what was before: undoing the mark must not bring an agreement back.
      after: { withdrawnOn, version },
    })),
    ...(await refusals(context, silent)),
  ]
}

const verdictOf = ({ actor }: Context) => ({
  withdrawnOn: today(actor.workspace.timeZone),
  withdrawnBy: actor.id,
  withdrawnVia: isSystem(actor) ? ('complaint' as const) : ('mark' as const),
})

async function withdrawAll(context: Context, addresses: readonly string[]) {
  const { tx, actor } = context
  const here = eq(consent.workspaceId, actor.workspace.id)
  const standing = await tx
    .select({ id: consent.id })
    .from(consent)
    .where(
      and(
        here,
        inArray(consent.email, [...addresses]),
        eq(consent.channel, 'email'),
        isNull(consent.withdrawnOn),
      ),
    )
    .orderBy(asc(consent.id))
    .for('update')
  if (standing.length === 0) return []
  const { id, email, version, withdrawnOn } = consent
  return tx
    .update(consent)
    .set({ ...verdictOf(context), version: sql`${consent.version} + 1`, updatedAt: new Date() })
    .where(
      and(
        here,
        inArray(
          consent.id,
          standing.map((row) => row.id),
        ),
      ),
    )
    .returning({ id, email, version, withdrawnOn })
}

/** A refusal is an act, too: it stands in the ledger without a day of agreement. */
async function refusals(context: Context, addresses: readonly string[]): Promise<Change[]> {
  if (addresses.length === 0) return []
  const { tx, actor } = context
  const t = await wordsOfWorkspace(context)
  const at = formatDateTime(new Date(), actor.workspace.timeZone)
  const said = verdictOf(context)
  const rows = addresses.map((email) => ({
    workspaceId: actor.workspace.id,
    id: newId(),
    ...{ name: email, email, channel: 'email' as const, isExplicit: true, recordedBy: actor.id, ...said },
    purpose: t('privacy.optOut.purpose'),
    wording: t('privacy.optOut.wording'),
    proof: t(`privacy.optOut.proof.${said.withdrawnVia}`, { name: actor.name, at }),
  }))
  await tx.insert(consent).values(rows)
  await indexNew(tx, actor, consents, rows)
  return rows.map(({ id, name, email, purpose, channel, withdrawnOn }) => ({
    ...{ entity: consents.name, recordId: id, type: 'refused_mail' },
    after: { name, email, purpose, channel, withdrawnOn },
  }))
}

import 'server-only'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { consent, type Mailbox, type Mailed } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { type Entity, entityNamed } from '@/lib/kernel/entity'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { addressesIn } from '@/lib/records/addresses'
import { getRecords, type Row } from '@/lib/records/query'
import type { MergeValues } from '../merge-fields'
import { mergeValuesOf } from './merge-values'
import { recipientOf } from './recipient'
import { type AddressTrouble, knownAgainst } from './recipients'

export type Reason = 'missing' | 'invalid' | 'bounced' | 'optedOut' | 'twice'
export type Recipient = { id: string; teamId: unknown; to: Mailbox; values: MergeValues }
export type LeftOut = { id: string; name: string; reason: Reason }
export type Recipients = { recipients: Recipient[]; leftOut: LeftOut[]; outOfReach: number }

/**
 * Who gets a mail to many, one address per record, and who is left out and why: whoever has no address or none that
 * works, whoever wants no advertising by any of their addresses, and whoever would get it twice.
 */
export async function recipientsAmong(
  tx: Tx,
  actor: Actor,
  name: Mailed,
  ids: readonly string[],
): Promise<Recipients> {
  const entity = entityNamed(name)
  const rows = (await getRecords(tx, actor, entity, ids, 'message:send')).map((row) =>
    withoutHidden(actor, entity, row),
  )
  const all = rows.flatMap((row) => addressesOf(entity, row))
  const against = new Map((await knownAgainst(tx, actor, all)).map((each) => [each.address, each]))
  const refused = await refusedAmong(tx, actor, all)
  const values = await mergeValuesOf(tx, actor, entity, rows)
  const done: Recipients = { recipients: [], leftOut: [], outOfReach: new Set(ids).size - rows.length }
  const taken = new Set<string>()
  for (const row of rows) {
    const found = addressFor(addressesOf(entity, row), against, refused, taken)
    const called = recipientOf(entity, row)?.name || String(row[entity.title])
    if ('reason' in found) done.leftOut.push({ id: row.id, name: called, ...found })
    else {
      taken.add(found.address)
      const to = { name: called, address: found.address }
      done.recipients.push({
        id: row.id,
        teamId: row.teamId,
        to,
        values: { ...values.get(row.id), email: to.address },
      })
    }
  }
  return done
}

function addressesOf(entity: Entity, row: Row): string[] {
  if (!('contactEmail' in entity.fields)) return addressesIn(row).map(lower)
  return row.contactEmail ? [lower(String(row.contactEmail))] : []
}

function addressFor(
  addresses: string[],
  against: ReadonlyMap<string, AddressTrouble>,
  refused: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): { address: string } | { reason: Reason } {
  const [first] = addresses
  if (!first) return { reason: 'missing' }
  if (addresses.some((each) => against.get(each)?.optedOut || refused.has(each)))
    return { reason: 'optedOut' }
  const address = addresses.find((each) => !against.has(each))
  if (!address) return { reason: against.get(first)?.invalid ? 'invalid' : 'bounced' }
  return taken.has(address) ? { reason: 'twice' } : { address }
}

/** Addresses for which the ledger of consents holds a refusal and nothing that is still agreed to. */
async function refusedAmong(tx: Tx, actor: Actor, addresses: string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const said = (isWithdrawn: boolean) =>
    tx
      .selectDistinct({ email: consent.email })
      .from(consent)
      .where(
        and(
          eq(consent.workspaceId, actor.workspace.id),
          inArray(consent.email, addresses),
          eq(consent.channel, 'email'),
          (isWithdrawn ? isNotNull : isNull)(consent.withdrawnOn),
        ),
      )
  const refused = new Set((await said(true)).map(({ email }) => String(email)))
  for (const { email } of await said(false)) refused.delete(String(email))
  return refused
}

const lower = (text: string) => text.toLowerCase()

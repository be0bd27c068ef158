import 'server-only'
import { and, eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type ADDRESS_STATES, emailAddress, type Mailbox } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/errors'

export type AddressTrouble = {
  address: string
  state: (typeof ADDRESS_STATES)[number]
  reason: string | null
  optedOut: boolean
  invalid: boolean
}

/** What is known against some of these addresses: no mail arrives there, or no advertising is wanted. */
export async function knownAgainst(tx: Tx, actor: Actor, addresses: string[]): Promise<AddressTrouble[]> {
  const wanted = [...new Set(addresses.map((address) => address.toLowerCase()))]
  if (wanted.length === 0) return []
  const { address, state, reason, optedOut, invalid } = emailAddress
  return tx
    .select({ address, state, reason, optedOut, invalid })
    .from(emailAddress)
    .where(
      and(
        eq(emailAddress.workspaceId, actor.workspace.id),
        inArray(address, wanted),
        or(inArray(state, ['bounced', 'complained']), eq(optedOut, true), eq(invalid, true)),
      ),
    )
}

/** What speaks against writing to some of these addresses at all. An answer is no advertising. */
export const troublesOf = async (tx: Tx, actor: Actor, addresses: string[]): Promise<AddressTrouble[]> =>
  (await knownAgainst(tx, actor, addresses)).filter(
    ({ state, invalid }) => invalid || state === 'bounced' || state === 'complained',
  )

/** Stops a mail to an address that bounced or complained, until its writer insists. */
export async function warnOf({ tx, actor }: Context, recipients: Mailbox[]): Promise<void> {
  const troubles = await troublesOf(
    tx,
    actor,
    recipients.map(({ address }) => address),
  )
  if (troubles.length === 0) return
  const addresses = troubles.map(({ address }) => address).join(', ')
  throw new Refusal('conflict', { key: 'addressTrouble', params: { addresses } }, {}, { troubles })
}

import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type ADDRESS_STATES, emailAddress, type Mailbox } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/errors'

export type AddressTrouble = {
  address: string
  state: (typeof ADDRESS_STATES)[number]
  reason: string | null
}

/** What bounces and complaints say against some of these addresses. */
export async function troublesOf(tx: Tx, actor: Actor, addresses: string[]): Promise<AddressTrouble[]> {
  const wanted = [...new Set(addresses.map((address) => address.toLowerCase()))]
  if (wanted.length === 0) return []
  const { address, state, reason } = emailAddress
  return tx
    .select({ address, state, reason })
    .from(emailAddress)
    .where(
      and(
        eq(emailAddress.workspaceId, actor.workspace.id),
        inArray(address, wanted),
        inArray(state, ['bounced', 'complained']),
      ),
    )
}

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

import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { pushKeys } from '@/db/schema'
import { database } from '@/lib/kernel/database'
import { open, seal } from '@/lib/kernel/secrets'

export type PushKeys = { publicKey: string; privateKey: string }

const OWNER = 'push keys'

/** The one pair of this installation: whoever needs it first makes it, and all others take that. */
export const storedKeys = (): Promise<PushKeys> => database().transact('identity', keysIn)

/** The same within a transaction before a tenant is known. */
export async function keysIn(tx: Tx): Promise<PushKeys> {
  const before = await kept(tx)
  const known = before && opened(before)
  if (known) return known
  const made = await newRow()
  // Sealed with a SECRET_KEY that is gone, they are replaced; devices register anew.
  if (before) await tx.update(pushKeys).set(made).where(eq(pushKeys.publicKey, before.publicKey))
  else await tx.insert(pushKeys).values(made).onConflictDoNothing()
  const now = await kept(tx)
  const keys = now && opened(now)
  if (!keys) throw new Error('no keys for push services')
  return keys
}

type Row = typeof pushKeys.$inferSelect

const kept = async (tx: Tx): Promise<Row | undefined> => (await tx.select().from(pushKeys))[0]

async function newRow() {
  const { default: webPush } = await import('web-push')
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  return { publicKey, privateKeySealed: seal(privateKey, OWNER) }
}

function opened({ publicKey, privateKeySealed }: Row): PushKeys | null {
  try {
    return { publicKey, privateKey: open(privateKeySealed, OWNER) }
  } catch {
    return null
  }
}

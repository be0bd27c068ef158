import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '@/lib/kernel/database'
import { hashSecret } from '@/lib/kernel/secrets'
import { normaliseAddress } from '../mime'
import { withoutPlus } from '../thread'

export type Known = { workspaceId: string; aliasId: string; address: string }

/** The aliases, of any workspace, that these addresses reach; what follows a plus sign does not count. */
export async function aliasesOf(addresses: readonly string[]): Promise<Known[]> {
  const clean = addresses.flatMap((address) => normaliseAddress(address) ?? [])
  const wanted = [...new Set(clean.flatMap((address) => [address, withoutPlus(address)]))]
  if (wanted.length === 0) return []
  return database().transact('identity', async (tx) => {
    const { rows } = await tx.execute<Known>(
      sql`select workspace_id as "workspaceId", alias_id as "aliasId", address from cohoi_alias(${sql.param(wanted)}::text[])`,
    )
    return rows
  })
}

/** Whose key this is, or null. */
export async function workspaceOfKey(secret: string): Promise<{ workspaceId: string; keyId: string } | null> {
  return database().transact('identity', async (tx) => {
    const { rows } = await tx.execute<{ workspaceId: string; keyId: string }>(
      sql`select workspace_id as "workspaceId", key_id as "keyId" from cohoi_intake_key(${hashSecret(secret)})`,
    )
    return rows[0] ?? null
  })
}

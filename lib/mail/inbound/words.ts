import 'server-only'
import { eq } from 'drizzle-orm'
import { workspace } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

/** The words that become data, in the workspace's language. */
export async function words({ tx, actor }: Context): Promise<{ noSubject: string }> {
  const [row] = await tx
    .select({ locale: workspace.locale })
    .from(workspace)
    .where(eq(workspace.workspaceId, actor.workspace.id))
  return { noSubject: (row?.locale === 'en' ? en : vi).inbound.noSubject }
}

import 'server-only'
import { eq } from 'drizzle-orm'
import { workspace } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { localeOf, wordsIn } from './words-in'

/** All words in the language of the company: for what is written down, whoever reads it. */
export async function wordsOfWorkspace({ tx, actor }: Pick<Context, 'tx' | 'actor'>) {
  const [row] = await tx
    .select({ locale: workspace.locale })
    .from(workspace)
    .where(eq(workspace.workspaceId, actor.workspace.id))
  return wordsIn(localeOf(row?.locale))
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { inboundMessage, type Outcome, type PathStep } from '@/db/schema'
import { database } from '@/lib/kernel/database'
import { accept } from '@/lib/mail/inbound/accept'
import { processMessage } from '@/lib/mail/inbound/process'
import type { Reading } from '@/lib/mail/inbound/reading'

export type Replayed = {
  file: string
  outcome: Outcome | null
  path: PathStep[]
  error: string | null
  from: string
  name: string
  subject: string
  date: string | null
  attachments: string[]
  kind: string | null
}

/** Delivers one file as a message to `alias` and has it processed at once. */
export async function replay(
  root: string,
  file: string,
  workspaceId: string,
  alias: string,
): Promise<Replayed> {
  const raw = readFileSync(join(root, file))
  const delivery = { intake: 'http', envelopeFrom: null, envelopeTo: [alias], content: { raw } } as const
  const { accepted } = await accept({ ...delivery, eventId: `replay:${file}`, workspaceId })
  const id = accepted[0]?.id
  if (!id) throw new Error(`${file} was not accepted`)
  const reading = await processMessage({ workspaceId, id, isLastAttempt: true })
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ outcome: inboundMessage.outcome, path: inboundMessage.path, error: inboundMessage.error })
      .from(inboundMessage)
      .where(and(eq(inboundMessage.workspaceId, workspaceId), eq(inboundMessage.id, id))),
  )
  return {
    file,
    outcome: row?.outcome ?? null,
    path: row?.path ?? [],
    error: row?.error ?? null,
    ...told(reading),
  }
}

/** Collected messages were not received within the same two hours, so the limit on floods must not see them so. */
export async function letTimePass(workspaceId: string): Promise<void> {
  for (const table of ['opportunity', 'message']) {
    await database().pool.query(
      `update ${table} set created_at = created_at - interval '1 day'
       where workspace_id = $1 and created_at > now() - interval '3 hours'`,
      [workspaceId],
    )
  }
}

function told(reading: Reading | null) {
  return {
    from: reading?.from?.address ?? '',
    name: reading?.from?.name ?? '',
    subject: reading?.subject ?? '',
    date: reading?.date?.toISOString() ?? null,
    attachments: reading?.attachments.map(({ name }) => name) ?? [],
    kind: reading?.classification.kind ?? null,
  }
}

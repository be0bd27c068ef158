import 'server-only'
import { eq } from 'drizzle-orm'
import { Resend } from 'resend'
import { z } from 'zod'
import { mailSettings } from '@/db/schema'
import { database } from '@/lib/kernel/database'
import { env } from '@/lib/kernel/env'
import { open } from '@/lib/kernel/secrets'
import { accept } from './accept'
import { readBody } from './read-body'
import { resendReport, takeReport } from './resend-report'

const MOST_EVENT = 1024 * 1024
const OWN = 'resend:own:'
const OPERATORS = 'resend:operator:'
const event = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().regex(/^[\w-]{1,200}$/),
    from: z.string().max(1000).nullish(),
    to: z.array(z.string()).nullish(),
    cc: z.array(z.string()).nullish(),
    bcc: z.array(z.string()).nullish(),
    received_for: z.array(z.string()).nullish(),
  }),
})

/**
 * Takes an event of Resend: signature over the raw bytes, at most five minutes old (svix headers), one delivery per
 * svix-id. `email.received` carries no body; a job fetches the message. Bounces and complaints mark what was sent.
 * Other events are acknowledged.
 */
export async function receiveEvent(
  request: Request,
  secret: string | null,
  workspaceId?: string,
): Promise<Response> {
  const body = await readBody(request, MOST_EVENT)
  if (!body) return Response.json({ error: 'too_large' }, { status: 413 })
  const eventId = request.headers.get('svix-id')
  const told = secret && eventId ? verified(request, body.toString('utf8'), secret) : null
  if (!told || !eventId) return Response.json({ error: 'signature' }, { status: 401 })
  const report = resendReport.safeParse(told)
  if (report.success) {
    const id = await takeReport(report.data, eventId, workspaceId)
    return Response.json({ accepted: id ? [id] : [] })
  }
  const parsed = event.safeParse(told)
  if (!parsed.success || parsed.data.type !== 'email.received') return Response.json({ accepted: [] })
  const { email_id, from, to, cc, bcc, received_for } = parsed.data.data
  const named = received_for?.length ? received_for : [...(to ?? []), ...(cc ?? []), ...(bcc ?? [])]
  const { accepted, rejected } = await accept({
    intake: 'resend',
    envelopeFrom: from ?? null,
    envelopeTo: named.slice(0, 200).map((address) => address.slice(0, 1000)),
    content: { externalId: email_id },
    eventId: `${workspaceId ? OWN : OPERATORS}${eventId}`,
    workspaceId,
  })
  return Response.json({ accepted: accepted.map(({ id }) => id), ...(rejected && { rejected }) })
}

/** The key of the account that announced a delivery: whoever signs for one account reads nothing of another. */
export const keyOf = async (workspaceId: string, deliveryKey: string): Promise<string | null> =>
  deliveryKey.startsWith(`event:${OPERATORS}`)
    ? (env.RESEND_API_KEY ?? null)
    : (await resendSecrets(workspaceId)).key

/** What a workspace of that id agreed with Resend, if it uses it. */
export async function resendSecrets(
  workspaceId: string,
): Promise<{ key: string | null; secret: string | null }> {
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ key: mailSettings.resendKeySealed, secret: mailSettings.resendSecretSealed })
      .from(mailSettings)
      .where(eq(mailSettings.workspaceId, workspaceId)),
  )
  const plain = (sealed: string | null | undefined) => (sealed ? open(sealed, workspaceId) : null)
  return { key: plain(row?.key), secret: plain(row?.secret) }
}

function verified(request: Request, payload: string, webhookSecret: string): unknown {
  const header = (name: string) => request.headers.get(name) ?? ''
  const headers = {
    id: header('svix-id'),
    timestamp: header('svix-timestamp'),
    signature: header('svix-signature'),
  }
  try {
    return new Resend('re_none').webhooks.verify({ payload, headers, webhookSecret })
  } catch {
    return null
  }
}

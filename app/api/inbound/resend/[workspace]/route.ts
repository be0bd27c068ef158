import { z } from 'zod'
import { route } from '@/lib/kernel/route'
import { receiveEvent, resendSecrets } from '@/lib/mail/inbound/resend-event'

export const dynamic = 'force-dynamic'

/** A workspace's own Resend account; reaches that workspace only. */
export const POST = route<{ workspace: string }>(
  'inbound.resend.workspace',
  'secret',
  async (request, { params }) => {
    const id = z.uuid().safeParse((await params).workspace.toLowerCase())
    const secret = id.success ? (await resendSecrets(id.data)).secret : null
    return receiveEvent(request, secret, id.data)
  },
)

import { env } from '@/lib/kernel/env'
import { route } from '@/lib/kernel/route'
import { receiveEvent } from '@/lib/mail/inbound/resend-event'

export const dynamic = 'force-dynamic'

/** The operator's Resend account, whose domain may hold aliases of every workspace. */
export const POST = route('inbound.resend', 'secret', (request) =>
  receiveEvent(request, env.RESEND_WEBHOOK_SECRET ?? null),
)

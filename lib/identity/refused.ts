import 'server-only'
import { z } from 'zod'
import { log } from '@/lib/kernel/log'
import { executeIdentity, identityCommand } from './identity-command'
import { memberEvents } from './member-events'

/** Tells a person's workspaces that somebody was refused at that person's door; nobody knows who. */
export const refuseSignIn = identityCommand({
  name: 'session.refuse',
  input: z.strictObject({ loginId: z.uuid(), ip: z.string().max(60).nullable() }),
  async run({ tx }, { loginId, ip }) {
    const told = await memberEvents(tx, loginId, 'sign_in_refused', { after: { ip } })
    return { data: null, events: told.map(({ actor: _, ...event }) => event) }
  },
})

/** Not waited for: the time of an answer must not tell whether an address is known. */
export function noteRefusal(loginId: string, ip: string | null): void {
  const nobody = { ip, userAgent: '', loginId: null, sessionId: null }
  executeIdentity(refuseSignIn, nobody, { loginId, ip }).catch((error: unknown) =>
    log.error({ err: error }, 'refused sign-in not noted'),
  )
}

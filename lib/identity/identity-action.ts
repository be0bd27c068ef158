import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { answerTo } from '@/lib/kernel/action'
import { requireOwnOriginOfAction } from '@/lib/kernel/origin'
import type { Result } from '@/lib/kernel/result'
import { currentVisit } from '@/lib/kernel/session'
import { executeIdentity, type IdentityCommand, type Visitor } from './identity-command'
import { addressOf } from './visitor'

/** `settle`: what the browser is to keep of the answer, a cookie. `refresh: false`: the page leaves anyway. */
type Options<Out> = { refresh?: boolean; settle?: (data: Out) => Promise<void> }

/** The browser-facing skin of an identity command; the visitor may be nobody. */
export function identityAction<In extends z.ZodType, Out, Ready>(
  definition: IdentityCommand<In, Out, Ready>,
  { refresh = true, settle }: Options<Out> = {},
) {
  const run = async (raw: z.input<In>): Promise<Result<Out>> => {
    try {
      await requireOwnOriginOfAction()
      const data = await executeIdentity(definition, await currentVisitor(), raw)
      await settle?.(data)
      if (refresh) revalidatePath('/', 'layout')
      return { ok: true, data }
    } catch (error) {
      return { ok: false, error: await answerTo(error, definition.name) }
    }
  }
  return Object.assign(run, { commandName: definition.name })
}

export async function currentVisitor(): Promise<Visitor> {
  const given = await headers()
  const visit = await currentVisit()
  return {
    ip: addressOf((name) => given.get(name)),
    userAgent: given.get('user-agent') ?? '',
    loginId: visit?.person.id ?? null,
    sessionId: visit?.sessionId ?? null,
  }
}

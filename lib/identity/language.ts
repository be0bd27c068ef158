import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { identityCommand } from './identity-command'

export const locale = z.enum(['vi', 'en'])
export type Locale = z.output<typeof locale>

/** The language of the pages before sign-in. Nothing is stored but a cookie, which `keepLanguage` sets. */
export const chooseLanguage = identityCommand({
  name: 'language.choose',
  input: z.strictObject({ locale }),
  run: async (_context, chosen) => ({ data: chosen, events: [] }),
})

export async function keepLanguage(chosen: { locale: Locale }): Promise<void> {
  const store = await cookies()
  store.set('locale', chosen.locale, { path: '/', sameSite: 'lax', maxAge: 31_536_000 })
}

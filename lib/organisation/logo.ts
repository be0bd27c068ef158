import 'server-only'
import { z } from 'zod'
import { companyInfo } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { type Command, type Context, command, execute } from '@/lib/kernel/command'
import { invalidField, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { forgetUpload } from '@/lib/mail/outbound/jobs'
import { storage } from '@/lib/mail/storage'
import { companies, companyRow, getCompany, insertCompany, lockCompany } from './company-info'
import { imageTypeOf } from './image-type'

export const LARGEST_LOGO = 1_048_576

const given = z.strictObject({
  id: z.uuid(),
  key: z.string().length(32),
  type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
})

/** Makes an image that was put into storage the logo of a company; the one before is forgotten. */
const setLogo: Command<typeof given, { version: number }> = command({
  name: 'company_info.set_logo',
  permission: 'organisation:write',
  input: given,
  async run(context, { id, key, type }) {
    const unit = await lockCompany(context, id)
    const before = await getCompany(context.tx, context.actor, id)
    if (!before) await insertCompany(context, { id, legalName: unit.name })
    return write(context, id, before, { logoKey: key, logoType: type }, 'logo_set')
  },
})

const ref = z.strictObject({ id: z.uuid() })

export const removeLogo: Command<typeof ref, { version: number }> = command({
  name: 'company_info.remove_logo',
  permission: 'organisation:write',
  input: ref,
  async run(context, { id }) {
    await lockCompany(context, id)
    const before = await getCompany(context.tx, context.actor, id)
    if (!before?.logoKey) return { data: { version: before?.version ?? 0 }, events: [] }
    return write(context, id, before, { logoKey: null, logoType: null }, 'logo_removed')
  },
})

/** Keeps an image as the logo of a company: a PNG, JPEG or WebP by its own bytes, of one MiB at most. */
export async function keepLogo(actor: Actor, id: string, content: Buffer): Promise<{ version: number }> {
  const type = imageTypeOf(content)
  if (!type) throw invalidField('logo', 'logoType')
  const key = await storage.put(content)
  try {
    return (await execute(setLogo, actor, { id, key, type })).data
  } catch (error) {
    await storage.delete(key)
    throw error
  }
}

/** The image of a company that goes for ever. */
export async function forgetLogo(context: Context, id: string): Promise<void> {
  const company = await getCompany(context.tx, context.actor, id)
  if (company?.logoKey) await context.enqueue(forgetUpload, { id: newId(), key: company.logoKey })
}

type Before = Awaited<ReturnType<typeof getCompany>>
type Logo = Pick<typeof companyInfo.$inferInsert, 'logoKey' | 'logoType'>

async function write(context: Context, id: string, before: Before, logo: Logo, type: string) {
  const { tx, actor, enqueue } = context
  const [row] = await tx
    .update(companyInfo)
    .set({ ...logo, version: (before?.version ?? 1) + 1, updatedAt: new Date() })
    .where(companyRow(actor, id))
    .returning({ version: companyInfo.version })
  if (!row) throw notFound()
  if (before?.logoKey) await enqueue(forgetUpload, { id: newId(), key: before.logoKey })
  const event = { entity: companies.name, recordId: id, type, after: { version: row.version } }
  return { data: row, events: [event] }
}

import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { forbidden, notFound } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { readBody } from '@/lib/mail/inbound/read-body'
import { storage } from '@/lib/mail/storage'
import { getCompany } from '@/lib/organisation/company-info'
import { keepLogo, LARGEST_LOGO } from '@/lib/organisation/logo'
import { isId } from '@/lib/records/list-query'

type Company = { id: string }

/** The logo of a company: only ever an image, and nothing in it can run. */
export const GET = route<Company>('organisation.logo', 'dictionary:read', async (_, { params }) => {
  const actor = await requireCaller()
  if (!can(actor, 'dictionary:read')) throw forbidden()
  const { id } = await params
  const company = isId(id) ? await reading(actor, (tx) => getCompany(tx, actor, id)) : undefined
  const content = company?.logoKey ? await storage.find(company.logoKey) : null
  if (!company?.logoType || !content) throw notFound()
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': company.logoType,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=3600',
    },
  })
})

/** Takes the bytes of an image as the company's logo. */
export const POST = route<Company>(
  'organisation.set_logo',
  'organisation:write',
  async (request, { params }) => {
    const actor = await requireCaller()
    if (!can(actor, 'organisation:write')) throw forbidden()
    const { id } = await params
    if (!isId(id)) throw notFound()
    const content = await readBody(request, LARGEST_LOGO)
    if (!content) return Response.json({ error: 'too_large', limit: LARGEST_LOGO }, { status: 413 })
    return Response.json(await keepLogo(actor, id, content))
  },
)

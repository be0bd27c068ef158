import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { forbidden, notFound } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { isId } from '@/lib/records/list-query'
import { getRecord } from '@/lib/records/query'
import { webForms } from '@/lib/web-forms/entity'
import { formPage } from '@/lib/web-forms/pages'
import { shownForm } from '@/lib/web-forms/queries'

/** A form as strangers will see it, before it is open to them. */
export const GET = route<{ id: string }>('web_form.preview', 'workspace:write', async (_, { params }) => {
  const actor = await requireCaller()
  if (!can(actor, 'workspace:write')) throw forbidden()
  const { id } = await params
  if (!isId(id)) throw notFound()
  const form = await reading(actor, async (tx) => {
    const row = await getRecord(tx, actor, webForms, id)
    if (!row) throw notFound()
    return shownForm(tx, actor, row)
  })
  return formPage(form, { isPreview: true })
})

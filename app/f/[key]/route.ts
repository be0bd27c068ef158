import { route } from '@/lib/kernel/route'
import { formPage, gonePage, thanksPage } from '@/lib/web-forms/pages'
import { openForm } from '@/lib/web-forms/queries'
import { receive } from '@/lib/web-forms/receive'

export const dynamic = 'force-dynamic'

/** A form of a website, for everybody, within any page. It knows no cookie, so that no page can misuse one. */
export const GET = route<{ key: string }>('web_form.show', 'public', async (request, { params }) => {
  const opened = await openForm((await params).key)
  if (!opened) return gonePage()
  return new URL(request.url).searchParams.has('sent') ? thanksPage(opened.form) : formPage(opened.form)
})

/** Its answers, from its own page or from a form written into another site. */
export const POST = route<{ key: string }>('web_form.receive', 'public', async (request, { params }) => {
  const opened = await openForm((await params).key)
  return opened ? receive(request, opened) : gonePage()
})

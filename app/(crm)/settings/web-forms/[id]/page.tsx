import { getTranslations } from 'next-intl/server'
import { FormBeside } from '@/components/web-forms/form-beside'
import { WebFormScreen } from '@/components/web-forms/web-form-screen'
import { reading } from '@/lib/kernel/database'
import { env } from '@/lib/kernel/env'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { isId } from '@/lib/records/list-query'
import { describeFor, loadWebForm } from '@/lib/web-forms/screen'
import { snippetsOf } from '@/lib/web-forms/snippets'

export const generateMetadata = async () => ({ title: (await getTranslations('webForms'))('one') })

/** One form: what it asks and sets, how it looks, and how it comes into a website. */
export default page('settings.web-forms.one', 'workspace:write', async ({ actor, params: { id = '' } }) => {
  if (!isId(id)) throw notFound()
  const { form, publicKey, missing, shown, options } = await reading(actor, (tx) =>
    loadWebForm(tx, actor, id),
  )
  const address = `${env.APP_URL}/f/${publicKey}`
  return (
    <WebFormScreen
      key={form.version}
      description={describeFor(actor)}
      options={options}
      values={form}
      beside={
        <FormBeside form={form} address={address} missing={missing} snippets={snippetsOf(shown, address)} />
      }
    />
  )
})

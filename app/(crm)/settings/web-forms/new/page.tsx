import { getTranslations } from 'next-intl/server'
import { WebFormScreen } from '@/components/web-forms/web-form-screen'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { optionsFor } from '@/lib/records/options'
import { searchKey } from '@/lib/vietnam/text'
import { webForms } from '@/lib/web-forms/entity'
import { describeFor } from '@/lib/web-forms/screen'

export const generateMetadata = async () => ({ title: (await getTranslations('webForms'))('new') })

const USUAL = [
  { field: 'name', isRequired: true },
  { field: 'phone', isRequired: true },
  { field: 'email', isRequired: false },
  { field: 'description', isRequired: false },
]

/** A new form, with what most begin with. */
export default page('settings.web-forms.new', 'workspace:write', async ({ actor }) => {
  const t = await getTranslations('webForms')
  const options = await reading(actor, (tx) => optionsFor(tx, actor, webForms))
  const website = options.lead_source?.find(
    ({ name, isArchived }) => !isArchived && searchKey(name).includes('web'),
  )
  return (
    <WebFormScreen
      description={describeFor(actor)}
      options={options}
      values={{
        locale: actor.person?.locale ?? 'vi',
        isActive: true,
        title: t('usualTitle'),
        thanks: t('usualThanks'),
        questions: USUAL,
        leadQualification: 'lead',
        leadSourceId: website?.id ?? null,
        consentChannel: 'email',
      }}
    />
  )
})

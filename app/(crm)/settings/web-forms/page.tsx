import { getTranslations } from 'next-intl/server'
import { WebFormsScreen } from '@/components/web-forms/web-forms-screen'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { listRecords } from '@/lib/records/query'
import { webForms } from '@/lib/web-forms/entity'

export const generateMetadata = async () => ({ title: (await getTranslations('webForms'))('title') })

/** Every form, and how much came in by it. */
export default page('settings.web-forms', 'workspace:write', async ({ actor }) => {
  const { rows } = await reading(actor, (tx) => listRecords(tx, actor, webForms, { limit: 500 }))
  return (
    <WebFormsScreen
      forms={rows.map(({ id, name, title, isActive, received, heldBack }) => ({
        id,
        name: String(name),
        title: String(title),
        isActive: isActive === true,
        received: Number(received),
        heldBack: Number(heldBack),
      }))}
    />
  )
})

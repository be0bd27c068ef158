import { getTranslations } from 'next-intl/server'
import { RemindersForm } from '@/components/notifications/reminders-form'
import { PageHeader } from '@/components/shell/page-header'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { getReminderSettings } from '@/lib/reminders/plan'

export async function generateMetadata() {
  return { title: (await getTranslations('reminders'))('title') }
}

export default page('settings.reminders', 'workspace:write', async ({ actor }) => {
  const t = await getTranslations('reminders')
  const settings = await getTranslations('settings')
  const rules = await reading(actor, (tx) => getReminderSettings(tx, actor))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="max-w-3xl px-3 pb-8 md:px-4">
        <RemindersForm key={rules.version} rules={rules} />
      </div>
    </>
  )
})

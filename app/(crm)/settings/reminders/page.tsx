import { getTranslations } from 'next-intl/server'
import { RemindersForm } from '@/components/notifications/reminders-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { getReminderSettings } from '@/lib/reminders/plan'

export async function generateMetadata() {
  return { title: (await getTranslations('reminders'))('title') }
}

export default page('settings.reminders', 'workspace:write', async ({ actor }) => {
  const rules = await reading(actor, (tx) => getReminderSettings(tx, actor))
  return (
    <SettingsFrame words="reminders">
      <RemindersForm key={rules.version} rules={rules} />
    </SettingsFrame>
  )
})

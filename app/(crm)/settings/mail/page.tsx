import { getTranslations } from 'next-intl/server'
import { GmailHelp } from '@/components/mail/settings/gmail-help'
import { SettingsForm } from '@/components/mail/settings/settings-form'
import { SettingsState } from '@/components/mail/settings/settings-state'
import { PageHeader } from '@/components/shell/page-header'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { getMailSettings } from '@/lib/mail/outbound/settings'

export async function generateMetadata() {
  return { title: (await getTranslations('mailSettings'))('title') }
}

export default page('settings.mail', 'mail:write', async ({ actor }) => {
  const t = await getTranslations('mailSettings')
  const settings = await getTranslations('settings')
  const values = await reading(actor, (tx) => getMailSettings(tx, actor))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="grid items-start gap-6 px-3 pb-8 md:px-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <SettingsState isCapturing={values.isCapturing} isDemo={actor.workspace.isDemo} />
          <SettingsForm values={values} ownAddress={actor.person?.email ?? ''} />
        </div>
        <GmailHelp />
      </div>
    </>
  )
})

import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { FirstSteps } from '@/components/settings/first-steps'
import { firstStepsCookie } from '@/components/settings/first-steps-cookie'
import { PLACES_IN_ORDER, SETTINGS } from '@/components/settings/places'
import { SettingsHome } from '@/components/settings/settings-home'
import { PageHeader } from '@/components/shell/page-header'
import { firstRun } from '@/lib/dictionaries/first-run'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('title') }
}

export default page('settings', null, async ({ actor }) => {
  const t = await getTranslations('settings')
  const steps = can(actor, 'dictionary:write') ? await reading(actor, (tx) => firstRun(tx, actor)) : null
  const isHidden = (await cookies()).get(firstStepsCookie(actor.workspace.id))?.value === 'hidden'
  const places = PLACES_IN_ORDER.filter((place) => can(actor, SETTINGS[place].needs))
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="flex flex-col gap-6 px-3 pb-8 md:px-4">
        {steps && <FirstSteps steps={steps} workspaceId={actor.workspace.id} isHidden={isHidden} />}
        <SettingsHome places={places} />
      </div>
    </>
  )
})

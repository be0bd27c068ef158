import { getTranslations } from 'next-intl/server'
import { FirstSteps } from '@/components/settings/first-steps'
import type { SettingsPlace } from '@/components/settings/places'
import { SettingsHome } from '@/components/settings/settings-home'
import { PageHeader } from '@/components/shell/page-header'
import { firstRun } from '@/lib/dictionaries/first-run'
import { type Actor, can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import type { Permission } from '@/lib/kernel/policy'

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('title') }
}

export default page('settings', null, async ({ actor }) => {
  const t = await getTranslations('settings')
  const steps = can(actor, 'dictionary:write') ? await reading(actor, (tx) => firstRun(tx, actor)) : null
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="flex flex-col gap-6 px-3 pb-8 md:px-4">
        {steps && <FirstSteps steps={steps} />}
        <SettingsHome places={openTo(actor)} />
      </div>
    </>
  )
})

const NEEDED: Readonly<Record<SettingsPlace, Permission>> = {
  teams: 'dictionary:read',
  stages: 'dictionary:read',
  tags: 'dictionary:read',
  'lost-reasons': 'dictionary:read',
  sources: 'dictionary:read',
  organisation: 'dictionary:read',
  currencies: 'dictionary:read',
  pipelines: 'dictionary:read',
  'blocked-senders': 'inbound:read',
  'mail-domains': 'mail:write',
  users: 'member:write',
  groups: 'group:write',
  targets: 'target:read',
  mail: 'mail:write',
  intakes: 'mail:write',
  audit: 'audit:read',
  retention: 'privacy:write',
  consents: 'privacy:read',
  'data-requests': 'privacy:read',
  'personal-data': 'privacy:write',
  workspace: 'workspace:write',
  backup: 'backup:write',
  profile: 'profile:write',
}

const openTo = (actor: Actor): SettingsPlace[] =>
  (Object.keys(NEEDED) as SettingsPlace[]).filter((place) => can(actor, NEEDED[place]))

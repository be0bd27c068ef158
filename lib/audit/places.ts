import '@/lib/entities'
import { SCREENS } from '@/lib/dictionaries/looks'
import { entities } from '@/lib/kernel/entity'

const DICTIONARIES = new Map(
  Object.entries(SCREENS).map(([place, { entity }]) => [entity.name, `/settings/${place}`]),
)

/** Where records open that have no page of their own. */
const SCREEN_OF: Readonly<Record<string, string>> = {
  backup: '/settings/backup',
  care_rule: '/settings/care',
  backup_settings: '/settings/backup',
  consent: '/settings/consents',
  intake_key: '/settings/intakes',
  invitation: '/settings/users',
  lead_recycling: '/settings/lead-recycling',
  mail_domain: '/settings/mail-domains',
  mail_settings: '/settings/mail',
  member: '/settings/users',
  org_unit: '/settings/organisation',
  personal_data: '/settings/personal-data',
  erasure: '/settings/personal-data',
  reminder_settings: '/settings/reminders',
  retention: '/settings/retention',
  workspace: '/settings/workspace',
}

/** The address at which a record of the log can be opened, if there is any. */
export function placeOf(entity: string, recordId: string, isThere: boolean): string | null {
  if (entity in SCREEN_OF) return SCREEN_OF[entity] ?? null
  if (!isThere) return null
  if (entity === 'company_info') return `/settings/organisation/${recordId}`
  const path = entities.get(entity)?.path
  if (path) return `${path}/${recordId}`
  if (entity === 'data_request') return `/settings/data-requests/${recordId}`
  if (entity === 'inbound_message') return `/inbound/${recordId}`
  const screen = DICTIONARIES.get(entity)
  return screen ? `${screen}?edit=${recordId}` : null
}

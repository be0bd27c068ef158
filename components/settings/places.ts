import type { Place } from '@/lib/dictionaries/screen'

/** What can be set up, grouped by what an administrator wants to do. */
export const GROUPS = {
  people: ['organisation', 'users', 'groups', 'teams', 'targets'],
  sales: ['stages', 'tags', 'lost-reasons', 'sources', 'currencies', 'pipelines'],
  mail: ['mail', 'intakes', 'mail-domains', 'blocked-senders'],
  data: ['consents', 'data-requests', 'personal-data', 'retention', 'backup', 'audit'],
  workspace: ['workspace', 'profile'],
} as const satisfies Record<string, readonly (Place | OtherPlace)[]>

export type OtherPlace =
  | 'targets'
  | 'organisation'
  | 'users'
  | 'groups'
  | 'mail'
  | 'intakes'
  | 'mail-domains'
  | 'backup'
  | 'audit'
  | 'retention'
  | 'consents'
  | 'data-requests'
  | 'personal-data'
  | 'workspace'
  | 'profile'
export type SettingsPlace = Place | OtherPlace
export type Group = keyof typeof GROUPS

export const hrefOf = (place: SettingsPlace) => (place === 'profile' ? '/profile' : `/settings/${place}`)

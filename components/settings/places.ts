import type { Place } from '@/lib/dictionaries/screen'

/** What can be set up, grouped by what an administrator wants to do. */
export const GROUPS = {
  people: ['organisation', 'users', 'targets', 'teams'],
  sales: ['stages', 'tags', 'lost-reasons', 'sources', 'currencies', 'pipelines'],
  mail: ['mail', 'intakes', 'mail-domains', 'blocked-senders'],
  data: ['audit', 'retention'],
  workspace: ['workspace', 'profile'],
} as const satisfies Record<string, readonly (Place | OtherPlace)[]>

export type OtherPlace =
  | 'targets'
  | 'organisation'
  | 'users'
  | 'mail'
  | 'intakes'
  | 'mail-domains'
  | 'audit'
  | 'retention'
  | 'workspace'
  | 'profile'
export type SettingsPlace = Place | OtherPlace
export type Group = keyof typeof GROUPS

export const hrefOf = (place: SettingsPlace) => (place === 'profile' ? '/profile' : `/settings/${place}`)

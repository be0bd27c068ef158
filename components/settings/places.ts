import {
  AlarmClock,
  ArchiveRestore,
  Banknote,
  BellRing,
  Briefcase,
  Building2,
  CalendarCheck,
  CalendarClock,
  CalendarOff,
  CircleDashed,
  CircleDot,
  CircleOff,
  CircleUser,
  CircleX,
  ClipboardList,
  Compass,
  FileInput,
  Globe,
  GraduationCap,
  Handshake,
  IdCard,
  Inbox,
  KanbanSquare,
  LifeBuoy,
  ListChecks,
  ListTree,
  type LucideIcon,
  MailPlus,
  MapPinned,
  Network,
  Orbit,
  RotateCcw,
  ScrollText,
  Send,
  Shapes,
  ShieldBan,
  ShieldCheck,
  SlidersHorizontal,
  Tag,
  Target,
  TextCursorInput,
  UserCog,
  UserSearch,
  Users,
  UsersRound,
  Workflow,
} from 'lucide-react'
import type { Place } from '@/lib/dictionaries/screen'
import type { Permission } from '@/lib/kernel/policy'

/** What an administrator wants to do; settings are shown in this order. */
export const GROUPS = [
  'company',
  'people',
  'sales',
  'customers',
  'activities',
  'care',
  'mail',
  'data',
  'own',
] as const
type Group = (typeof GROUPS)[number]
type Entry = { group: Group; needs: Permission; icon: LucideIcon; href?: string }

/**
 * Every setting there is: a line here, and its words under `settings.places` (of a dictionary, under `dictionaries`);
 * other words it should be found by stand under `settings.synonyms`.
 */
export const SETTINGS = {
  company: { group: 'company', needs: 'dictionary:read', icon: Building2 },
  organisation: { group: 'company', needs: 'dictionary:read', icon: Network },
  workspace: { group: 'company', needs: 'workspace:write', icon: SlidersHorizontal },
  users: { group: 'people', needs: 'member:write', icon: UserCog },
  groups: { group: 'people', needs: 'group:write', icon: ShieldCheck },
  targets: { group: 'people', needs: 'target:read', icon: Target },
  teams: { group: 'sales', needs: 'dictionary:read', icon: Users },
  stages: { group: 'sales', needs: 'dictionary:read', icon: KanbanSquare },
  tags: { group: 'sales', needs: 'dictionary:read', icon: Tag },
  'lost-reasons': { group: 'sales', needs: 'dictionary:read', icon: CircleX },
  sources: { group: 'sales', needs: 'dictionary:read', icon: Compass },
  'web-forms': { group: 'customers', needs: 'workspace:write', icon: FileInput },
  'lead-recycling': { group: 'customers', needs: 'workspace:write', icon: RotateCcw },
  'record-rules': { group: 'customers', needs: 'workspace:write', icon: ListChecks },
  'custom-fields': { group: 'customers', needs: 'dictionary:read', icon: TextCursorInput },
  lifecycle: { group: 'customers', needs: 'dictionary:read', icon: Orbit },
  classifications: { group: 'customers', needs: 'dictionary:read', icon: ListTree },
  'customer-groups': { group: 'customers', needs: 'dictionary:read', icon: UsersRound },
  'customer-types': { group: 'customers', needs: 'dictionary:read', icon: Shapes },
  occupations: { group: 'customers', needs: 'dictionary:read', icon: Briefcase },
  schools: { group: 'customers', needs: 'dictionary:read', icon: GraduationCap },
  positions: { group: 'customers', needs: 'dictionary:read', icon: IdCard },
  locations: { group: 'customers', needs: 'dictionary:read', icon: MapPinned },
  'stop-reasons': { group: 'customers', needs: 'dictionary:read', icon: CircleOff },
  currencies: { group: 'sales', needs: 'dictionary:read', icon: Banknote },
  pipelines: { group: 'sales', needs: 'dictionary:read', icon: Workflow },
  'activity-types': { group: 'activities', needs: 'dictionary:read', icon: CalendarCheck },
  'task-statuses': { group: 'activities', needs: 'dictionary:read', icon: CircleDot },
  holidays: { group: 'activities', needs: 'dictionary:read', icon: CalendarOff },
  'case-categories': { group: 'care', needs: 'dictionary:read', icon: LifeBuoy },
  'case-statuses': { group: 'care', needs: 'dictionary:read', icon: CircleDashed },
  care: { group: 'care', needs: 'workspace:write', icon: AlarmClock },
  reminders: { group: 'activities', needs: 'workspace:write', icon: BellRing },
  mail: { group: 'mail', needs: 'mail:write', icon: Send },
  intakes: { group: 'mail', needs: 'mail:write', icon: Inbox },
  'mail-domains': { group: 'mail', needs: 'mail:write', icon: Globe },
  'mail-templates': { group: 'mail', needs: 'dictionary:read', icon: MailPlus },
  'blocked-senders': { group: 'mail', needs: 'inbound:read', icon: ShieldBan },
  consents: { group: 'data', needs: 'privacy:read', icon: Handshake },
  'data-requests': { group: 'data', needs: 'privacy:read', icon: ClipboardList },
  'personal-data': { group: 'data', needs: 'privacy:write', icon: UserSearch },
  backup: { group: 'data', needs: 'backup:write', icon: ArchiveRestore },
  audit: { group: 'data', needs: 'audit:read', icon: ScrollText },
  retention: { group: 'data', needs: 'privacy:write', icon: CalendarClock },
  profile: { group: 'own', needs: 'profile:write', icon: CircleUser, href: '/profile' },
} as const satisfies Record<string, Entry> & Record<Place, Entry>

export type SettingsPlace = keyof typeof SETTINGS

export const PLACES_IN_ORDER = Object.keys(SETTINGS) as SettingsPlace[]

export const hrefOf = (place: SettingsPlace): string => {
  const entry: Entry = SETTINGS[place]
  return entry.href ?? `/settings/${place}`
}

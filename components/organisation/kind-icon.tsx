import { Building2, Globe, type LucideIcon, MapPin, UsersRound } from 'lucide-react'
import type { UnitItem } from '@/lib/organisation/queries'

const ICONS: Record<UnitItem['kind'], LucideIcon> = {
  root: Globe,
  company: Building2,
  branch: MapPin,
  department: UsersRound,
}

export function KindIcon({ kind }: { kind: UnitItem['kind'] }) {
  const Icon = ICONS[kind]
  return <Icon aria-hidden className="size-4 shrink-0 text-text-muted" />
}

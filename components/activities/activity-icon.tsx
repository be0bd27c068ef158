import {
  CircleCheck,
  FileText,
  Gift,
  GraduationCap,
  Handshake,
  type LucideIcon,
  Mail,
  Phone,
  Star,
  Truck,
  Users,
} from 'lucide-react'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  task: CircleCheck,
  call: Phone,
  meeting: Users,
  email: Mail,
  interaction: Handshake,
  check: CircleCheck,
  phone: Phone,
  users: Users,
  mail: Mail,
  handshake: Handshake,
  star: Star,
  gift: Gift,
  truck: Truck,
  file: FileText,
  graduation: GraduationCap,
}

/** The icon of a kind or type of activity. */
export function ActivityIcon({ name, className }: { name: string; className?: string }) {
  const Icon = ICONS[name] ?? CircleCheck
  return <Icon aria-hidden className={className} />
}

import {
  GraduationCap,
  Handshake,
  Heart,
  type LucideIcon,
  Megaphone,
  Orbit,
  Rocket,
  Star,
} from 'lucide-react'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  megaphone: Megaphone,
  handshake: Handshake,
  graduation: GraduationCap,
  star: Star,
  heart: Heart,
  rocket: Rocket,
}

/** The icon by which a pipeline of the lifecycle is known. */
export function LifecycleIcon({ name }: { name: string }) {
  const Icon = ICONS[name] ?? Orbit
  return <Icon />
}

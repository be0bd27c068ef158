'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import { LinkButton } from '@/components/ui/link-button'
import { tip } from '@/components/ui/tip'
import type { Neighbours } from '@/lib/records/neighbours'

type RecordStepsProps = { neighbours: Neighbours; hrefOf: (id: string) => Route; origin: Route }

/** The records before and after this one in the list it was opened from, and the way back there. */
export function RecordSteps({ neighbours, hrefOf, origin }: RecordStepsProps) {
  const t = useTranslations('records.kind')
  const router = useRouter()
  const go = (id: string | null) => (id ? router.push(hrefOf(id)) : false)
  const leave = () => router.push(origin)
  useHotkeys({
    k: () => go(neighbours.previous),
    j: () => go(neighbours.next),
    Escape: leave,
  })
  const step = (id: string | null, label: string, key: string, icon: ReactNode) =>
    id && (
      <LinkButton
        href={hrefOf(id)}
        variant="ghost"
        size="sm"
        aria-label={label}
        {...tip(label, key)}
        icon={icon}
      />
    )
  return (
    <nav aria-label={t('neighbours')} className="ms-auto flex items-center gap-1">
      {step(neighbours.previous, t('previous'), 'K', <ChevronUp aria-hidden />)}
      {step(neighbours.next, t('next'), 'J', <ChevronDown aria-hidden />)}
      <LinkButton
        href={origin}
        variant="ghost"
        size="sm"
        aria-label={t('close')}
        {...tip(t('close'), 'Esc')}
        icon={<X aria-hidden />}
      />
    </nav>
  )
}

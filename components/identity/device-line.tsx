'use client'

import { MonitorSmartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'

export type ShownBrowser = { browser: string; system: string; isCurrent: boolean }

/** What a browser is called, as far as it tells. */
export function useDeviceName({ browser, system }: ShownBrowser): string {
  const t = useTranslations('profile')
  return browser && system ? t('device', { browser, system }) : browser || system || t('unknownDevice')
}

type DeviceLineProps = { device: ShownBrowser; about: string; children: ReactNode }

/** One of a person's browsers in a list, with what can be done about it at its end. */
export function DeviceLine({ device, about, children }: DeviceLineProps) {
  const t = useTranslations('profile')
  const name = useDeviceName(device)
  return (
    <li className="flex items-center gap-3 border-b px-4 py-2.5 last:border-b-0">
      <MonitorSmartphone aria-hidden className="size-5 text-text-muted" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 font-medium">
          {name}
          {device.isCurrent && <Badge tone="accent">{t('thisDevice')}</Badge>}
        </span>
        <span className="block text-sm text-text-muted">{about}</span>
      </span>
      {children}
    </li>
  )
}

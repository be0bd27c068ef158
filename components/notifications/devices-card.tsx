'use client'

import { BellRing, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DeviceLine, type ShownBrowser, useDeviceName } from '@/components/identity/device-line'
import { Button, IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastError } from '@/components/ui/toaster'
import { removeDevice } from '@/lib/push/actions'
import { forgetSubscription, type Standing, standingOf, subscribe } from './this-device'

export type ShownDevice = ShownBrowser & { sessionId: string; since: string }

/** On which devices one is reminded while no page is open; the browser asks only after a press of the button. */
export function DevicesCard({ devices }: { devices: ShownDevice[] }) {
  const t = useTranslations('notifications.devices')
  const [standing, setStanding] = useState<Standing | null>(null)
  const [pending, setPending] = useState(false)
  useEffect(() => void standingOf().then(setStanding), [])
  const isOn = standing === 'on' && devices.some(({ isCurrent }) => isCurrent)

  async function enable() {
    setPending(true)
    const result = await subscribe().catch(() => ({ ok: false as const, error: { message: t('failed') } }))
    setPending(false)
    setStanding(await standingOf())
    if (result?.ok) toastDone(t('enabled'))
    else if (result) toastError(result.error.message)
  }

  return (
    <Card id="devices" title={t('title')} flush>
      <div className="flex flex-col items-start gap-3 px-4 py-3">
        <p className="max-w-prose text-text-muted">{t('hint')}</p>
        {(standing === 'unsupported' || standing === 'blocked') && (
          <p role="status" className="max-w-prose">
            {t(standing)}
          </p>
        )}
        {(standing === 'on' || standing === 'off') && !isOn && (
          <Button icon={<BellRing />} pending={pending} onClick={enable}>
            {t('enable')}
          </Button>
        )}
      </div>
      {devices.length > 0 && (
        <ul className="border-t">
          {devices.map((device) => (
            <DeviceRow key={device.sessionId} device={device} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function DeviceRow({ device }: { device: ShownDevice }) {
  const t = useTranslations('notifications.devices')
  const [pending, setPending] = useState(false)
  const name = useDeviceName(device)
  const { sessionId, isCurrent, since } = device
  async function remove() {
    setPending(true)
    const result = await removeDevice({ sessionId }).catch(() => null)
    setPending(false)
    if (!result?.ok) return toastError(result?.error.message ?? t('failed'))
    if (isCurrent) await forgetSubscription().catch(() => {})
    toastDone(t('removed'))
  }
  return (
    <DeviceLine device={device} about={t('since', { when: since })}>
      <IconButton label={t('remove', { device: name })} icon={<X />} pending={pending} onClick={remove} />
    </DeviceLine>
  )
}

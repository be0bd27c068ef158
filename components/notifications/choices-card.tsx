'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { toastError } from '@/components/ui/toaster'
import { chooseNotifications } from '@/lib/notifications/actions'
import type { ChosenWays } from '@/lib/notifications/schema'

const MAILS = ['none', 'at_once', 'digest'] as const
const WAYS = [
  ['isShown', 'shown'],
  ['isPushed', 'pushed'],
] as const
type Kind = keyof ChosenWays['kinds']

/** How one hears of each kind; choices take effect at once. */
export function ChoicesCard({ chosen }: { chosen: ChosenWays }) {
  const t = useTranslations('notifications.choices')
  const [shown, show] = useOptimistic(chosen)
  const save = (next: ChosenWays) =>
    startTransition(async () => {
      show(next)
      const result = await chooseNotifications(next)
      if (!result.ok) toastError(result.error.message)
    })
  const change = (kind: Kind, patch: object) =>
    save({ ...shown, kinds: { ...shown.kinds, [kind]: { ...shown.kinds[kind], ...patch } } })
  const options = MAILS.map((value) => ({ value, label: t(`mails.${value}`) }))

  return (
    <Card id="notifications" title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-text-muted">{t('hint')}</p>
        <ul className="flex flex-col divide-y">
          {(Object.keys(shown.kinds) as Kind[]).map((kind) => (
            <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
              <span className="min-w-40 flex-1 max-sm:basis-full max-sm:font-medium">
                {t(`kinds.${kind}`)}
              </span>
              {WAYS.map(([way, word]) => (
                <span key={way} className="flex items-center gap-2">
                  <span aria-hidden className="text-sm text-text-muted">
                    {t(word)}
                  </span>
                  <Switch
                    hideLabel
                    label={t(`${word}Of`, { kind: t(`kinds.${kind}`) })}
                    checked={shown.kinds[kind][way]}
                    onChange={(isOn) => change(kind, { [way]: isOn })}
                  />
                </span>
              ))}
              <span className="flex w-64 items-center gap-2 max-sm:empty:hidden">
                {kind !== 'reminder' && (
                  <>
                    <span aria-hidden className="text-sm text-text-muted">
                      {t('mail')}
                    </span>
                    <Select
                      aria-label={t('mailOf', { kind: t(`kinds.${kind}`) })}
                      options={options}
                      value={shown.kinds[kind].mail}
                      onChange={(mail) => change(kind, { mail })}
                    />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
        <Switch
          label={t('digest')}
          hint={t('digestHint')}
          checked={shown.hasDigest}
          onChange={(hasDigest) => save({ ...shown, hasDigest })}
        />
      </div>
    </Card>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Switch } from '@/components/ui/switch'
import type { ShortcutsHelpProps } from './shortcuts-help'

type ShortcutsDialogProps = ShortcutsHelpProps & { open: boolean; onOpenChange: (open: boolean) => void }

export function ShortcutsDialog({
  groups,
  enabled,
  onEnabledChange,
  open,
  onOpenChange,
}: ShortcutsDialogProps) {
  const t = useTranslations('shell')

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts')} size="lg">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.label}>
            <h3 className="mb-1 text-text-muted">{group.label}</h3>
            <dl>
              {group.items.map(({ keys, label }) => (
                <div key={label} className="flex items-center justify-between gap-4 border-b py-1.5">
                  <dt>{label}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className="mt-5"
        label={t('singleKeys')}
        hint={t('singleKeysHint')}
        checked={enabled}
        onChange={(next) => startTransition(() => void onEnabledChange(next))}
      />
    </Dialog>
  )
}

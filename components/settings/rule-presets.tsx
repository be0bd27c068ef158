'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { useUndo } from '@/components/records/use-undo'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { saveRules } from '@/lib/record-rules/actions'
import { presetsFor } from '@/lib/record-rules/presets'
import type { Viewer } from '@/lib/records/viewer'
import { asGiven } from './rule-conditions'
import type { KindRules } from './rules-screen'

/** What others of the same line of business demand, taken over in one press. */
export function RulePresets({ kind, viewer }: { kind: KindRules; viewer: Viewer }) {
  const t = useTranslations('recordRules')
  const { label } = useFieldWords(kind.name)
  const router = useRouter()
  const { follow, complain } = useUndo(viewer, () => router.refresh())
  const [pending, start] = useTransition()
  const presets = presetsFor(kind.name)
  if (presets.length === 0) return null
  const { conditional, distinct, version } = kind.rules
  const apply = (required: readonly string[], name: string) =>
    start(async () => {
      const rules = {
        kind: kind.name,
        required: [...required],
        conditional: asGiven(conditional),
        distinct: [...distinct],
        version,
      }
      complain(await follow(saveRules(rules), t('applied', { name })))
    })
  return (
    <Card title={t('presets')} flush>
      <ul className="divide-y">
        {presets.map(({ preset, required }) => (
          <li key={preset} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-48">
              <span className="block font-medium">{t(`preset.${preset}`)}</span>
              <span className="block text-sm text-text-muted">
                {[...kind.always, ...required].map(label).join(', ')}
              </span>
            </span>
            <Button
              size="sm"
              pending={pending}
              aria-label={t('applyOf', { name: t(`preset.${preset}`) })}
              onClick={() => apply(required, t(`preset.${preset}`))}
            >
              {t('apply')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

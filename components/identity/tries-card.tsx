import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'

const TONES = {
  success: 'success',
  wrong_password: 'warning',
  code_asked: 'neutral',
  wrong_code: 'warning',
} as const satisfies Record<string, Tone>

export type ShownTry = {
  id: string
  when: string
  ip: string | null
  browser: string
  system: string
  result: keyof typeof TONES
}

/** Who tried to come in, when and whence, with what outcome. */
export function TriesCard({ tries, hint }: { tries: ShownTry[]; hint: string }) {
  const t = useTranslations('profile')
  const device = ({ browser, system }: ShownTry) =>
    browser && system ? t('device', { browser, system }) : browser || system || t('unknownDevice')
  return (
    <Card title={t('tries')} flush>
      <p className="px-4 pt-3 text-text-muted">{tries.length > 0 ? hint : t('noTries')}</p>
      <ol className="pt-1 pb-1">
        {tries.map((each) => (
          <li
            key={each.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b px-4 py-2 last:border-b-0"
          >
            <span className="figures w-36 whitespace-nowrap text-sm text-text-muted">{each.when}</span>
            <span className="min-w-0 flex-1 basis-40 text-sm">
              {[device(each), each.ip && t('address', { ip: each.ip })].filter(Boolean).join(' · ')}
            </span>
            <Badge tone={TONES[each.result]}>{t(`results.${each.result}`)}</Badge>
          </li>
        ))}
      </ol>
    </Card>
  )
}

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { PathStep } from '@/db/schema'
import { wordStep } from './inbound-words'

/** Why a message went where it went, step by step. */
export function InboundPath({ path, isWaiting }: { path: PathStep[]; isWaiting: boolean }) {
  const t = useTranslations('inbound')
  const errors = useTranslations('errors')
  const numbered = path.map((step, at) => ({ at, step }))
  return (
    <Card title={t('path')}>
      <ol className="flex list-decimal flex-col gap-2 ps-5 marker:text-text-muted">
        {numbered.map(({ at, step }) => (
          <li key={at} className="wrap-anywhere">
            {wordStep(t as never, errors as never, step)}
          </li>
        ))}
      </ol>
      {isWaiting && (
        <p role="status" className="mt-2 text-text-muted">
          {t('waiting')}
        </p>
      )}
    </Card>
  )
}

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { SetUp } from '@/lib/mail/inbound/set-up'
import { CopyBlock } from './inbound-copy'

const WAYS = ['http', 'smtp', 'postfix', 'cloudflare', 'resend'] as const

/** How to lead mail here, with commands to copy. */
export function InboundSetUp({ commands, hasSmtp }: { commands: SetUp; hasSmtp: boolean }) {
  const t = useTranslations('intakes')
  return (
    <>
      {WAYS.map((way) => (
        <Card key={way} title={t(way)}>
          <div className="flex flex-col gap-2">
            {way === 'smtp' && !hasSmtp ? (
              <p>{t('smtpOff')}</p>
            ) : (
              <>
                <p className="max-w-prose text-text-muted">{t(`${way}Text`)}</p>
                <CopyBlock name={t(way)} text={commands[way]} />
              </>
            )}
            {way === 'http' && <p className="max-w-prose text-sm text-text-muted">{t('note')}</p>}
          </div>
        </Card>
      ))}
    </>
  )
}

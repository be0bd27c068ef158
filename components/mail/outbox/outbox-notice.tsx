import { Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'

type OutboxNoticeProps = { canConfigure: boolean; hasSystemMail: boolean }

/** Says plainly that nothing leaves. */
export function OutboxNotice({ canConfigure, hasSystemMail }: OutboxNoticeProps) {
  const t = useTranslations('outbox')
  return (
    <div
      role="status"
      className="flex flex-wrap gap-3 rounded border border-warning bg-warning-soft px-3 py-2"
    >
      <Inbox aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="min-w-0 flex-1 basis-60 text-pretty">
        <p className="font-medium">{t('capturing')}</p>
        <p>{t('capturingText')}</p>
        {hasSystemMail && <p className="mt-1 text-sm">{t('systemMail')}</p>}
      </div>
      {canConfigure && <LinkButton href="/settings/mail">{t('configure')}</LinkButton>}
    </div>
  )
}

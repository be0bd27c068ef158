import { CircleCheck, Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Whether mail leaves at all, said before anything else. */
export function SettingsState({ isCapturing, isDemo }: { isCapturing: boolean; isDemo: boolean }) {
  const t = useTranslations('mailSettings')
  if (!isCapturing)
    return (
      <p
        role="status"
        className="flex gap-2 rounded border border-success bg-success-soft px-3 py-2 text-success"
      >
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t('on')}
      </p>
    )
  return (
    <div role="status" className="flex gap-2 rounded border border-warning bg-warning-soft px-3 py-2">
      <Inbox aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div>
        <p className="font-medium">{t('off')}</p>
        <p>{isDemo ? t('demo') : t('offText')}</p>
      </div>
    </div>
  )
}

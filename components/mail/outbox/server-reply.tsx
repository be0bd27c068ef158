import { useTranslations } from 'next-intl'

/** What the mail server said when it took the message. */
export function ServerReply({ reply }: { reply: string | null }) {
  const t = useTranslations('mail.message')
  if (!reply) return null
  return <p className="text-sm text-text-muted [overflow-wrap:anywhere]">{t('serverReply', { reply })}</p>
}

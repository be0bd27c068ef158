import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'

const APP_PASSWORDS = 'https://myaccount.google.com/apppasswords'

/** How Gmail and Google Workspace serve as the mail server, as Google allows it today. */
export function GmailHelp() {
  const gmail = useTranslations('mailSettings.gmail')
  const workspace = useTranslations('mailSettings.workspace')
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card title={gmail('title')}>
        <ol className="flex list-decimal flex-col gap-2 ps-5 text-pretty">
          <li>{gmail('host')}</li>
          <li>{gmail('twoStep')}</li>
          <li>
            {gmail('appPassword')}{' '}
            <a
              href={APP_PASSWORDS}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex items-center gap-1 text-accent underline"
            >
              {gmail('appPasswordLink')}
              <ExternalLink aria-hidden className="size-3" />
            </a>
          </li>
          <li>{gmail('address')}</li>
        </ol>
        <div className="mt-3 flex flex-col gap-2 text-pretty text-text-muted">
          <p>{gmail('revoke')}</p>
          <p>{gmail('unlock')}</p>
        </div>
      </Card>
      <Card title={workspace('title')}>
        <ul className="flex list-disc flex-col gap-2 ps-5 text-pretty">
          <li>{workspace('appPassword')}</li>
          <li>{workspace('relay')}</li>
          <li>{workspace('oauth')}</li>
        </ul>
      </Card>
    </div>
  )
}

'use client'

import { LogOut, MonitorSmartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button, IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastError } from '@/components/ui/toaster'
import { revokeOtherSessions, revokeSession } from '@/lib/identity/actions'

export type ShownSession = {
  id: string
  ip: string | null
  browser: string
  system: string
  isCurrent: boolean
  lastSeen: string
}

/** Where a person is signed in, with a way to end each. */
export function SessionsCard({ sessions }: { sessions: ShownSession[] }) {
  const t = useTranslations('profile')
  const [pending, setPending] = useState(false)
  const revokeOthers = async () => {
    setPending(true)
    const result = await revokeOtherSessions({})
    setPending(false)
    if (result.ok) toastDone(t('revokedOthers', { count: result.data.ended }))
    else toastError(result.error.message)
  }
  return (
    <Card
      title={t('sessions')}
      flush
      actions={
        sessions.length > 1 && (
          <Button size="sm" pending={pending} onClick={revokeOthers}>
            {t('revokeOthers')}
          </Button>
        )
      }
    >
      <p className="px-4 pt-3 text-text-muted">{t('sessionsHint')}</p>
      <ul className="pt-1">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  )
}

function SessionRow({ session }: { session: ShownSession }) {
  const t = useTranslations('profile')
  const [pending, setPending] = useState(false)
  const { id, ip, browser, system, isCurrent, lastSeen } = session
  const device =
    browser && system ? t('device', { browser, system }) : browser || system || t('unknownDevice')
  const revoke = async () => {
    setPending(true)
    const result = await revokeSession({ sessionId: id })
    setPending(false)
    if (result.ok) toastDone(t('revoked'))
    else toastError(result.error.message)
  }
  return (
    <li className="flex items-center gap-3 border-b px-4 py-2.5 last:border-b-0">
      <MonitorSmartphone aria-hidden className="size-5 text-text-muted" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 font-medium">
          {device}
          {isCurrent && <Badge tone="accent">{t('thisDevice')}</Badge>}
        </span>
        <span className="block text-sm text-text-muted">
          {[t('lastUse', { when: lastSeen }), ip && t('address', { ip })].filter(Boolean).join(' · ')}
        </span>
      </span>
      {!isCurrent && (
        <IconButton label={t('revokeOf', { device })} icon={<LogOut />} pending={pending} onClick={revoke} />
      )}
    </li>
  )
}

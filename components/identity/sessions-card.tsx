'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastError } from '@/components/ui/toaster'
import { revokeOtherSessions, revokeSession } from '@/lib/identity/actions'
import { DeviceLine, type ShownBrowser, useDeviceName } from './device-line'

export type ShownSession = ShownBrowser & { id: string; ip: string | null; lastSeen: string }

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
  const device = useDeviceName(session)
  const { id, ip, isCurrent, lastSeen } = session
  const revoke = async () => {
    setPending(true)
    const result = await revokeSession({ sessionId: id })
    setPending(false)
    if (result.ok) toastDone(t('revoked'))
    else toastError(result.error.message)
  }
  return (
    <DeviceLine
      device={session}
      about={[t('lastUse', { when: lastSeen }), ip && t('address', { ip })].filter(Boolean).join(' · ')}
    >
      {!isCurrent && (
        <IconButton label={t('revokeOf', { device })} icon={<LogOut />} pending={pending} onClick={revoke} />
      )}
    </DeviceLine>
  )
}

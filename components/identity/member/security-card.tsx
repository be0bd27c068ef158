'use client'

import { KeyRound, LogOut, Mail, ShieldOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { toastDone, toastError } from '@/components/ui/toaster'
import { endMemberSessions, resetMemberSecondFactor, sendPasswordLink } from '@/lib/identity/actions'
import type { MemberLogin } from '@/lib/identity/member-logins'
import type { Result } from '@/lib/kernel/result'
import { PasswordDialog } from './password-dialog'

export type SecurityProps = {
  member: { id: string; name: string }
  login: Pick<MemberLogin, 'sessions' | 'hasSecondFactor' | 'mustChangePassword' | 'isElsewhere'>
  lastUse: string | null
}

/** How a member signs in, and what an administrator may do about it. */
export function SecurityCard({ member, login, lastUse }: SecurityProps) {
  const t = useTranslations('users')
  const { id, name } = member
  const { isElsewhere, hasSecondFactor, mustChangePassword, sessions } = login
  const uses = [t('sessionsCount', { count: sessions }), lastUse && t('lastUse', { when: lastUse })]
  return (
    <Card title={t('security')} flush>
      <ul>
        <Line
          title={t('password')}
          text={t(
            isElsewhere ? 'passwordElsewhere' : mustChangePassword ? 'passwordTemporary' : 'passwordText',
          )}
        >
          {!isElsewhere && (
            <PasswordDialog
              member={member}
              trigger={<Button icon={<KeyRound aria-hidden />}>{t('setPassword')}</Button>}
            />
          )}
          <ActionButton
            icon={<Mail aria-hidden />}
            label={t('sendLink')}
            run={() => sendPasswordLink({ id })}
            done={({ email }) => t('linkSent', { email })}
          />
        </Line>
        <Line
          title={t('factor')}
          text={t(!hasSecondFactor ? 'factorIsOff' : isElsewhere ? 'factorElsewhere' : 'factorIsOn')}
        >
          {hasSecondFactor && !isElsewhere && <ResetFactor id={id} name={name} />}
        </Line>
        <Line title={t('sessions')} text={uses.filter(Boolean).join(' ')}>
          {sessions > 0 && (
            <ActionButton
              icon={<LogOut aria-hidden />}
              label={t('endSessions')}
              run={() => endMemberSessions({ id })}
              done={({ ended }) => t('sessionsEnded', { count: ended })}
            />
          )}
        </Line>
      </ul>
    </Card>
  )
}

/** In place of it on one's own page. */
export function OwnSecurityCard() {
  const t = useTranslations('users')
  return (
    <Card title={t('security')}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-60 text-text-muted">{t('ownSecurity')}</p>
        <LinkButton href="/profile">{t('toProfile')}</LinkButton>
      </div>
    </Card>
  )
}

function Line({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-medium">{title}</h3>
        <p className="text-pretty text-sm text-text-muted">{text}</p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  )
}

type ActionButtonProps<Data> = {
  icon: ReactNode
  label: string
  run: () => Promise<Result<Data>>
  done: (data: Data) => string
}

function ActionButton<Data>({ icon, label, run, done }: ActionButtonProps<Data>) {
  const [pending, setPending] = useState(false)
  const press = async () => {
    setPending(true)
    const result = await run()
    setPending(false)
    if (result.ok) toastDone(done(result.data))
    else toastError(result.error.message)
  }
  return (
    <Button icon={icon} pending={pending} onClick={press}>
      {label}
    </Button>
  )
}

function ResetFactor({ id, name }: { id: string; name: string }) {
  const t = useTranslations('users')
  const reset = async () => {
    const result = await resetMemberSecondFactor({ id })
    if (result.ok) toastDone(t('factorReset', { name }))
    else toastError(result.error.message)
  }
  return (
    <AlertDialog
      title={t('resetFactorTitle', { name })}
      description={t('resetFactorText', { name })}
      confirmLabel={t('resetFactor')}
      cancelLabel={t('cancel')}
      onConfirm={reset}
      trigger={<Button icon={<ShieldOff aria-hidden />}>{t('resetFactor')}</Button>}
    />
  )
}

'use client'

import { Building2, Hourglass } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { signOut } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Spinner } from '@/components/ui/spinner'
import type { Membership } from '@/lib/identity/queries'
import { DoorCard } from './door-card'
import { goToWorkspace } from './switch-workspace'

type WorkspaceListProps = {
  open: Membership[]
  waiting: Membership[]
  /** Shut while their data is restored. */
  closed: Membership[]
  currentId: string | null
  email: string
  canCreate: boolean
}

/** Where a person may go: the companies they belong to, and what still waits. */
export function WorkspaceList({ open, waiting, closed, currentId, email, canCreate }: WorkspaceListProps) {
  const t = useTranslations('identity.workspaces')
  useReopening(closed.length > 0)
  const create = canCreate && <LinkButton href="/sign-up">{t('create')}</LinkButton>
  return (
    <DoorCard
      title={t('title')}
      lead={open.length > 0 ? t('lead') : undefined}
      footer={
        <span className="flex flex-wrap items-center justify-center gap-2">
          {t('signedInAs', { email })}
          <Button size="sm" onClick={() => signOut({ callbackUrl: '/sign-in' })}>
            {t('signOut')}
          </Button>
        </span>
      }
    >
      <ul className="flex flex-col gap-2">
        {open.map((each) => (
          <li key={each.id}>
            <Enter workspace={each} isCurrent={each.id === currentId} />
          </li>
        ))}
        {waiting.map(({ id, name }) => (
          <li key={id} className="rounded-lg border bg-surface-sunken p-3">
            <Badge tone="warning">
              <Hourglass aria-hidden /> {t('waiting')}
            </Badge>
            <p className="mt-1 text-pretty">{t('waitingText', { name })}</p>
          </li>
        ))}
        {closed.map(({ id, name }) => (
          <li key={id} className="rounded-lg border bg-surface-sunken p-3">
            <Badge tone="accent">
              <Spinner /> {t('restoring')}
            </Badge>
            <p className="mt-1 text-pretty">{t('restoringText', { name })}</p>
          </li>
        ))}
      </ul>
      {open.length + waiting.length + closed.length === 0 && (
        <EmptyState icon={<Building2 />} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      )}
      {create && <div className="mt-4 flex justify-center">{create}</div>}
    </DoorCard>
  )
}

/** Looks again every other second, until everything is open. */
function useReopening(isClosed: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!isClosed) return
    const timer = setInterval(() => router.refresh(), 2000)
    return () => clearInterval(timer)
  }, [isClosed, router])
}

function Enter({ workspace, isCurrent }: { workspace: Membership; isCurrent: boolean }) {
  const t = useTranslations('identity')
  const [pending, setPending] = useState(false)
  const enter = () => {
    setPending(true)
    startTransition(async () => {
      await goToWorkspace(workspace.id)
      setPending(false)
    })
  }
  return (
    <button
      type="button"
      onClick={enter}
      aria-label={t('workspaces.open', { name: workspace.name })}
      className="flex min-h-14 w-full items-center gap-3 rounded-lg border px-3 text-start hover:bg-surface-hover"
    >
      <Avatar decorative id={workspace.id} name={workspace.name} size="md" className="rounded" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{workspace.name}</span>
      </span>
      {pending ? <Spinner /> : isCurrent && <Badge tone="accent">{t('workspaces.current')}</Badge>}
    </button>
  )
}

'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Role } from '@/db/schema'
import { MemberMenu } from './member-menu'

export type ShownMember = {
  id: string
  version: number
  name: string
  email: string
  role: Role
  isActive: boolean
  teams: string[]
  lastSeen: string | null
}

type MemberTableProps = { members: ShownMember[]; ownId: string; undoSeconds: number }

/** One row per person; on a phone everything about a person stands under the name. */
export function MemberTable({ members, ownId, undoSeconds }: MemberTableProps) {
  const t = useTranslations('users')
  return (
    <Table label={t('title')} className="rounded-lg border">
      <TableHead>
        <tr>
          <TableHeader>{t('name')}</TableHeader>
          <TableHeader className={WIDE}>{t('role')}</TableHeader>
          <TableHeader className={WIDE}>{t('teams')}</TableHeader>
          <TableHeader className={WIDE}>{t('state')}</TableHeader>
          <TableHeader className={WIDE}>{t('lastSeen')}</TableHeader>
          <TableHeader>
            <span className="sr-only">{t('actions')}</span>
          </TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} isOwn={member.id === ownId} undoSeconds={undoSeconds} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = { member: ShownMember; isOwn: boolean; undoSeconds: number }

function MemberRow({ member, isOwn, undoSeconds }: RowProps) {
  const t = useTranslations('users')
  const identity = useTranslations('identity')
  const role = identity(`roles.${member.role}`)
  const teams = member.teams.join(', ')
  const seen = member.lastSeen ?? t('never')
  return (
    <TableRow className={clsx(!member.isActive && 'text-text-muted')}>
      <TableCell className="max-w-0 md:max-w-none">
        <span className="flex items-start gap-2.5">
          <Avatar decorative id={member.id} name={member.name} size="md" />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{member.name}</span>
              {isOwn && <Badge tone="accent">{t('you')}</Badge>}
            </span>
            <span className="block truncate text-sm text-text-muted">{member.email}</span>
            <span className="block text-sm text-text-muted md:hidden">
              {[role, teams].filter(Boolean).join(' · ')}
            </span>
            <span className="flex flex-wrap items-center gap-2 text-sm text-text-muted md:hidden">
              <MemberState isActive={member.isActive} /> {seen}
            </span>
          </span>
        </span>
      </TableCell>
      <TableCell className={WIDE}>{role}</TableCell>
      <TableCell className={WIDE}>
        {teams || <span className="text-text-muted">{t('noTeams')}</span>}
      </TableCell>
      <TableCell className={WIDE}>
        <MemberState isActive={member.isActive} />
      </TableCell>
      <TableCell className={WIDE}>{seen}</TableCell>
      <TableCell className="w-12 text-end align-top">
        <MemberMenu member={member} undoSeconds={undoSeconds} />
      </TableCell>
    </TableRow>
  )
}

function MemberState({ isActive }: { isActive: boolean }) {
  const t = useTranslations('users')
  return <Badge tone={isActive ? 'success' : 'neutral'}>{isActive ? t('active') : t('inactive')}</Badge>
}

const WIDE = 'hidden md:table-cell'

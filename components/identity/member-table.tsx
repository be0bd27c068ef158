'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { GroupOption } from './group-choice'
import { MemberMenu } from './member-menu'

export type ShownMember = {
  id: string
  version: number
  name: string
  email: string
  groups: { id: string; name: string }[]
  isActive: boolean
  teams: string[]
  lastSeen: string | null
  ip: string | null
  hasSecondFactor: boolean
  mustChangePassword: boolean
}

type MemberTableProps = {
  members: ShownMember[]
  groups: GroupOption[]
  ownId: string
  undoSeconds: number
  canViewAs: boolean
}

/** One row per person; on a phone everything about a person stands under the name. */
export function MemberTable({ members, ownId, ...shared }: MemberTableProps) {
  const t = useTranslations('users')
  return (
    <Table label={t('title')} className="rounded-lg border">
      <TableHead>
        <tr>
          <TableHeader>{t('name')}</TableHeader>
          <TableHeader className={WIDE}>{t('groups')}</TableHeader>
          <TableHeader className={WIDE}>{t('teams')}</TableHeader>
          <TableHeader className={WIDE}>{t('state')}</TableHeader>
          <TableHeader className={WIDE}>{t('secondFactor')}</TableHeader>
          <TableHeader className={WIDE}>{t('lastSeen')}</TableHeader>
          <TableHeader>
            <span className="sr-only">{t('actions')}</span>
          </TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} isOwn={member.id === ownId} {...shared} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = {
  member: ShownMember
  groups: GroupOption[]
  isOwn: boolean
  undoSeconds: number
  canViewAs: boolean
}

function MemberRow({ member, isOwn, ...shared }: RowProps) {
  const t = useTranslations('users')
  const groups = member.groups.map(({ name }) => name).join(', ')
  const teams = member.teams.join(', ')
  const seen = member.lastSeen ?? t('never')
  return (
    <TableRow className={clsx(!member.isActive && 'text-text-muted')}>
      <TableCell className="max-w-0 md:max-w-none">
        <span className="flex items-start gap-2.5">
          <Avatar decorative id={member.id} name={member.name} size="md" />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2">
              <Link
                href={`/settings/users/${member.id}`}
                className="touch-area rounded-sm font-medium hover:underline"
              >
                {member.name}
              </Link>
              {isOwn && <Badge tone="accent">{t('you')}</Badge>}
            </span>
            <span className="block truncate text-sm text-text-muted">{member.email}</span>
            <span className="block text-sm text-text-muted md:hidden">
              {[groups, teams].filter(Boolean).join(' · ')}
            </span>
            <span className="flex flex-wrap items-center gap-2 text-sm text-text-muted md:hidden">
              <MemberState {...member} /> {seen}
              {member.hasSecondFactor && <span>{t('factorOnLong')}</span>}
            </span>
          </span>
        </span>
      </TableCell>
      <TableCell className={WIDE}>{groups}</TableCell>
      <TableCell className={WIDE}>
        {teams || <span className="text-text-muted">{t('noTeams')}</span>}
      </TableCell>
      <TableCell className={WIDE}>
        <MemberState {...member} />
      </TableCell>
      <TableCell className={WIDE}>
        {member.hasSecondFactor ? (
          <Badge tone="success">{t('factorOn')}</Badge>
        ) : (
          <span className="text-text-muted">{t('factorOff')}</span>
        )}
      </TableCell>
      <TableCell className={WIDE}>
        <span className="block">{seen}</span>
        {member.ip && <span className="figures block text-sm text-text-muted">{member.ip}</span>}
      </TableCell>
      <TableCell className="w-12 text-end align-top">
        <MemberMenu member={member} {...shared} canViewAs={shared.canViewAs && !isOwn} />
      </TableCell>
    </TableRow>
  )
}

export function MemberState({
  isActive,
  mustChangePassword,
}: Pick<ShownMember, 'isActive' | 'mustChangePassword'>) {
  const t = useTranslations('users')
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={isActive ? 'success' : 'neutral'}>{isActive ? t('active') : t('inactive')}</Badge>
      {mustChangePassword && <Badge tone="warning">{t('temporary')}</Badge>}
    </span>
  )
}

const WIDE = 'hidden md:table-cell'

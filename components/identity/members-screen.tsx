'use client'

import { UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import type { Option } from '@/components/ui/select'
import type { UnitItem } from '@/lib/organisation/queries'
import { searchKey } from '@/lib/vietnam/text'
import type { GroupOption } from './group-choice'
import { InvitationList, type ShownInvitation } from './invitation-list'
import { InviteDialog } from './invite-dialog'
import { MemberTable, type ShownMember } from './member-table'

type MembersScreenProps = {
  ownId: string
  undoSeconds: number
  canViewAs: boolean
  members: ShownMember[]
  invitations: ShownInvitation[]
  teams: Option[]
  units: UnitItem[]
  groups: GroupOption[]
}

/** Who works here: members, open invitations, and the way to invite more. */
export function MembersScreen({ members, invitations, teams, groups, units, ...viewer }: MembersScreenProps) {
  const t = useTranslations('users')
  const settings = useTranslations('settings')
  const [text, setText] = useState('')
  const [state, setState] = useState<State>('all')
  const [inviting, setInviting] = useState(false)
  const shown = members.filter((member) => isIn(state, member) && matches(member, text))
  const invite = (
    <Button variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setInviting(true)}>
      {t('invite')}
    </Button>
  )

  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
        actions={invite}
      >
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="max-w-xs"
        />
        <Segmented
          label={t('filter')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(value) }))}
          onChange={setState}
        />
        <p role="status" className="text-sm text-text-muted">
          {t('count', { count: shown.length })}
        </p>
      </PageHeader>
      <div className="flex flex-col gap-6 px-3 pb-8 md:px-4">
        {shown.length > 0 ? (
          <MemberTable members={shown} groups={groups} {...viewer} />
        ) : (
          <p className="py-8 text-center text-text-muted">{text ? t('nobody', { text }) : t('nobodyHere')}</p>
        )}
        <InvitationList invitations={invitations} invite={invite} isAlone={members.length < 2} />
      </div>
      <InviteDialog open={inviting} onOpenChange={setInviting} teams={teams} groups={groups} units={units} />
    </>
  )
}

const STATES = ['all', 'active', 'left'] as const
type State = (typeof STATES)[number]

const isIn = (state: State, { isActive }: ShownMember) => state === 'all' || isActive === (state === 'active')

function matches({ name, email, teams, groups }: ShownMember, text: string): boolean {
  const key = searchKey([name, email, ...teams, ...groups.map((group) => group.name)].join(' '))
  return searchKey(text)
    .split(' ')
    .every((word) => key.includes(word))
}

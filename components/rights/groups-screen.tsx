'use client'

import { GitCompareArrows, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Button, IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Group } from '@/lib/rights/group-queries'
import { DeleteGroup } from './delete-group'
import { NewGroup } from './new-group'

/** Nhóm quyền: every group, what it is for, and how many people have it. */
export function GroupsScreen({ groups }: { groups: Group[] }) {
  const t = useTranslations('rights')
  const settings = useTranslations('settings')
  const [isAdding, setAdding] = useState(false)
  const [doomed, setDoomed] = useState<Group>()
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        trail={[{ href: '/settings', label: settings('title') }]}
        actions={
          <>
            <LinkButton href="/settings/groups/compare" variant="ghost" icon={<GitCompareArrows />}>
              {t('compare')}
            </LinkButton>
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
              {t('create')}
            </Button>
          </>
        }
      />
      <ul
        aria-label={t('title')}
        className="mx-3 mb-8 max-w-4xl divide-y rounded-lg border bg-surface-raised md:mx-4"
      >
        {groups.map((group) => (
          <li key={group.id} className="flex items-center gap-3 py-2 ps-4 pe-2 hover:bg-surface-hover">
            <Link href={`/settings/groups/${group.id}`} className="min-w-0 flex-1 rounded py-1">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{group.name}</span>
                {group.preset && group.isChanged && <Badge>{t('changed')}</Badge>}
                {group.needsSecondFactor && <Badge tone="accent">{t('secondFactor')}</Badge>}
              </span>
              <span className="block text-sm text-text-muted">{group.description}</span>
            </Link>
            <Badge>{t('people', { count: group.people })}</Badge>
            <IconButton
              label={t('deleteOf', { name: group.name })}
              icon={<Trash2 />}
              disabled={group.preset === 'administrator'}
              onClick={() => setDoomed(group)}
            />
          </li>
        ))}
      </ul>
      {isAdding && <NewGroup groups={groups} onClose={() => setAdding(false)} />}
      {doomed && <DeleteGroup group={doomed} groups={groups} onClose={() => setDoomed(undefined)} />}
    </>
  )
}

'use client'

import { ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { Workspace } from './navigation'

type WorkspaceSwitcherProps = {
  workspaces: Workspace[]
  currentId: string
  onSwitch: (id: string) => void
}

/** The company's name; a menu only for people who belong to several. */
export function WorkspaceSwitcher({ workspaces, currentId, onSwitch }: WorkspaceSwitcherProps) {
  const t = useTranslations('shell')
  const current = workspaces.find(({ id }) => id === currentId)
  if (!current) return null

  const face = (
    <>
      <Avatar decorative id={current.id} name={current.name} className="rounded" />
      <span className="min-w-0 truncate font-semibold group-data-collapsed/sidebar:sr-only">
        {current.name}
      </span>
    </>
  )
  if (workspaces.length < 2) return <div className={FRAME}>{face}</div>

  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={t('switchWorkspace', { name: current.name })}
          className={`${FRAME} ${PRESSABLE}`}
        >
          {face}
          <ChevronsUpDown
            aria-hidden
            className="ms-auto size-4 text-text-muted group-data-collapsed/sidebar:hidden"
          />
        </button>
      }
      entries={[
        { kind: 'label', label: t('workspaces') },
        ...workspaces.map(({ id, name }) => ({
          label: name,
          onSelect: () => id !== currentId && onSwitch(id),
          icon: <Avatar decorative id={id} name={name} size="xs" className="rounded" />,
        })),
      ]}
    />
  )
}

const FRAME =
  'flex min-h-control w-full min-w-0 items-center gap-2 rounded px-2 py-1 text-start group-data-collapsed/sidebar:justify-center'

const PRESSABLE = 'hover:bg-surface-hover data-[state=open]:bg-surface-hover'

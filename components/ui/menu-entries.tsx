'use client'

import clsx from 'clsx'
import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu as Menu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import type { Color } from './colors'
import { Link } from './link'
import { groupLabelClass, itemClass, popupClass, separatorClass } from './menu-style'
import { ColorDot } from './tag'

type Face = {
  label: string
  icon?: ReactNode
  color?: Color
  hint?: string
  disabled?: boolean
  reason?: string
}

export type MenuEntry =
  | (Face & { kind?: 'item'; onSelect: () => void; danger?: boolean })
  | (Face & { kind: 'link'; href: string })
  | (Face & { kind: 'check'; checked: boolean; onChange: (checked: boolean) => void })
  | (Face & { kind: 'submenu'; entries: MenuEntry[] })
  | {
      kind: 'radio'
      label?: string
      value: string
      onChange: (value: string) => void
      options: (Face & { value: string })[]
    }
  | { kind: 'label'; label: string }
  | { kind: 'separator' }

/** A menu's content, or what makes it when the menu opens. */
export type Entries = MenuEntry[] | (() => MenuEntry[])

export function MenuEntries({ entries }: { entries: Entries }) {
  const list = typeof entries === 'function' ? entries() : entries
  return list.map((entry, index) => <Entry key={keyOf(entry, index)} entry={entry} />)
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Menu.Separator className={separatorClass} />
  if (entry.kind === 'label') return <Menu.Label className={groupLabelClass}>{entry.label}</Menu.Label>
  if (entry.kind === 'link') return <LinkEntry entry={entry} />
  if (entry.kind === 'check') return <CheckEntry entry={entry} />
  if (entry.kind === 'radio') return <RadioEntry entry={entry} />
  if (entry.kind === 'submenu') return <Submenu entry={entry} />
  return (
    <Menu.Item
      disabled={entry.disabled}
      onSelect={entry.onSelect}
      className={clsx(
        itemClass,
        entry.danger && 'text-danger data-[highlighted]:bg-danger-soft [&>svg]:text-danger',
      )}
    >
      <FaceOf {...entry} />
    </Menu.Item>
  )
}

type EntryProps<Kind extends string> = { entry: Extract<MenuEntry, { kind: Kind }> }

function LinkEntry({ entry }: EntryProps<'link'>) {
  return (
    <Menu.Item asChild disabled={entry.disabled} className={itemClass}>
      <Link href={entry.href as ComponentProps<typeof Link>['href']}>
        <FaceOf {...entry} />
      </Link>
    </Menu.Item>
  )
}

function CheckEntry({ entry }: EntryProps<'check'>) {
  return (
    <Menu.CheckboxItem
      checked={entry.checked}
      disabled={entry.disabled}
      onCheckedChange={(checked) => entry.onChange(checked === true)}
      onSelect={(event) => event.preventDefault()}
      className={clsx(itemClass, 'pe-8')}
    >
      <FaceOf {...entry} />
      <Ticked />
    </Menu.CheckboxItem>
  )
}

function RadioEntry({ entry }: EntryProps<'radio'>) {
  return (
    <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange} aria-label={entry.label}>
      {entry.label && <Menu.Label className={groupLabelClass}>{entry.label}</Menu.Label>}
      {entry.options.map((option) => (
        <Menu.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={clsx(itemClass, 'pe-8')}
        >
          <FaceOf {...option} />
          <Ticked />
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

function Submenu({ entry }: EntryProps<'submenu'>) {
  return (
    <Menu.Sub>
      <Menu.SubTrigger disabled={entry.disabled} className={itemClass}>
        <FaceOf {...entry} />
        <ChevronRight aria-hidden className="ms-auto" />
      </Menu.SubTrigger>
      <Menu.Portal>
        <Menu.SubContent sideOffset={4} collisionPadding={8} className={`${popupClass} min-w-40`}>
          <MenuEntries entries={entry.entries} />
        </Menu.SubContent>
      </Menu.Portal>
    </Menu.Sub>
  )
}

function Ticked() {
  return (
    <Menu.ItemIndicator className="absolute end-2">
      <Check aria-hidden className="text-accent" />
    </Menu.ItemIndicator>
  )
}

function FaceOf({ label, icon, color, hint, reason }: Face) {
  return (
    <>
      {icon}
      {color && <ColorDot color={color} />}
      <span className="min-w-0">
        <span className="block truncate">{label}</span>
        {reason && <span className="block text-pretty text-sm text-text-muted">{reason}</span>}
      </span>
      {hint && (
        <span aria-hidden className="ms-auto ps-4 font-mono text-text-muted text-xs">
          {hint}
        </span>
      )}
    </>
  )
}

function keyOf(entry: MenuEntry, index: number) {
  return 'label' in entry && entry.label ? `${entry.kind ?? 'item'}-${entry.label}` : `entry-${index}`
}

'use client'

import clsx from 'clsx'
import { Check, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import type { Color } from './colors'
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

export type Menu = Pick<
  typeof DropdownMenu,
  | 'Item'
  | 'CheckboxItem'
  | 'RadioGroup'
  | 'RadioItem'
  | 'ItemIndicator'
  | 'Label'
  | 'Separator'
  | 'Sub'
  | 'SubTrigger'
  | 'SubContent'
  | 'Portal'
>

type MenuProps = { menu: Menu; entries: MenuEntry[] }

export function MenuEntries({ menu, entries }: MenuProps) {
  return entries.map((entry, index) => <Entry key={keyOf(entry, index)} menu={menu} entry={entry} />)
}

function Entry({ menu, entry }: { menu: Menu; entry: MenuEntry }) {
  if (entry.kind === 'separator') return <menu.Separator className={separatorClass} />
  if (entry.kind === 'label') return <menu.Label className={groupLabelClass}>{entry.label}</menu.Label>
  if (entry.kind === 'link') return <LinkEntry menu={menu} entry={entry} />
  if (entry.kind === 'check') return <CheckEntry menu={menu} entry={entry} />
  if (entry.kind === 'radio') return <RadioEntry menu={menu} entry={entry} />
  if (entry.kind === 'submenu') return <Submenu menu={menu} entry={entry} />
  return (
    <menu.Item
      disabled={entry.disabled}
      onSelect={entry.onSelect}
      className={clsx(
        itemClass,
        entry.danger && 'text-danger data-[highlighted]:bg-danger-soft [&>svg]:text-danger',
      )}
    >
      <FaceOf {...entry} />
    </menu.Item>
  )
}

type EntryProps<Kind extends string> = { menu: Menu; entry: Extract<MenuEntry, { kind: Kind }> }

function LinkEntry({ menu, entry }: EntryProps<'link'>) {
  return (
    <menu.Item asChild disabled={entry.disabled} className={itemClass}>
      <Link href={entry.href as ComponentProps<typeof Link>['href']}>
        <FaceOf {...entry} />
      </Link>
    </menu.Item>
  )
}

function CheckEntry({ menu, entry }: EntryProps<'check'>) {
  return (
    <menu.CheckboxItem
      checked={entry.checked}
      disabled={entry.disabled}
      onCheckedChange={(checked) => entry.onChange(checked === true)}
      onSelect={(event) => event.preventDefault()}
      className={clsx(itemClass, 'pe-8')}
    >
      <FaceOf {...entry} />
      <Ticked menu={menu} />
    </menu.CheckboxItem>
  )
}

function RadioEntry({ menu, entry }: EntryProps<'radio'>) {
  return (
    <menu.RadioGroup value={entry.value} onValueChange={entry.onChange} aria-label={entry.label}>
      {entry.label && <menu.Label className={groupLabelClass}>{entry.label}</menu.Label>}
      {entry.options.map((option) => (
        <menu.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={clsx(itemClass, 'pe-8')}
        >
          <FaceOf {...option} />
          <Ticked menu={menu} />
        </menu.RadioItem>
      ))}
    </menu.RadioGroup>
  )
}

function Submenu({ menu, entry }: EntryProps<'submenu'>) {
  return (
    <menu.Sub>
      <menu.SubTrigger disabled={entry.disabled} className={itemClass}>
        <FaceOf {...entry} />
        <ChevronRight aria-hidden className="ms-auto" />
      </menu.SubTrigger>
      <menu.Portal>
        <menu.SubContent sideOffset={4} collisionPadding={8} className={`${popupClass} min-w-40`}>
          <MenuEntries menu={menu} entries={entry.entries} />
        </menu.SubContent>
      </menu.Portal>
    </menu.Sub>
  )
}

function Ticked({ menu }: { menu: Menu }) {
  return (
    <menu.ItemIndicator className="absolute end-2">
      <Check aria-hidden className="text-accent" />
    </menu.ItemIndicator>
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

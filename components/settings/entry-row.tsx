'use client'

import { Archive, EllipsisVertical, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { colorOf } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { IconButton } from '@/components/ui/button'
import { ColorPicker } from '@/components/ui/color-picker'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Input } from '@/components/ui/input'
import { Popover } from '@/components/ui/popover'
import { Switch } from '@/components/ui/switch'
import { ColorDot } from '@/components/ui/tag'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { EntryFacts } from './entry-facts'
import type { Shown } from './tree'
import { UsageBadge } from './usage-badge'

type EntryRowProps = {
  entry: Shown
  data: DictionaryData
  onChange: (patch: Record<string, unknown>) => Promise<boolean>
  onEdit: () => void
  onArchive: () => void
  onDelete: () => void
}

/** One row: colour and name changed in place, everything else in its form. */
export function EntryRow({ entry, data, onChange, ...does }: EntryRowProps) {
  const t = useTranslations('dictionaries')
  const { label } = useFieldWords(data.description.name)
  const { look, canWrite, description } = data
  return (
    <div
      className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 py-2 ps-1"
      style={entry.depth ? { marginInlineStart: `${entry.depth * 1.75}rem` } : undefined}
    >
      {description.fields.color && <RowColor entry={entry} canWrite={canWrite} onChange={onChange} />}
      <div className="order-1 min-w-28 flex-1 basis-0">
        <InlineEdit
          label={t('nameOf', { name: entry.name })}
          value={entry.name}
          onSave={(name) => onChange({ name })}
          readOnlyReason={canWrite ? undefined : t('readOnly')}
          editor={(editor) => (
            <Input
              aria-label={editor.label}
              maxLength={100}
              value={editor.value}
              onChange={(event) => editor.onChange(event.target.value)}
            />
          )}
        >
          <span className="font-medium">{entry.name}</span>
        </InlineEdit>
      </div>
      <div className="order-3 max-sm:basis-full sm:order-2 empty:hidden">
        <UsageBadge entry={entry} />
      </div>
      {look.toggle && (
        <Switch
          label={label(look.toggle)}
          aria-label={t('toggleOf', { label: label(look.toggle), name: entry.name })}
          className="order-3 items-center text-sm text-text-muted"
          disabled={!canWrite}
          checked={entry[look.toggle] === true}
          onChange={(on) => look.toggle && onChange({ [look.toggle]: on })}
        />
      )}
      {canWrite && <RowMenu entry={entry} canArchive={!look.toggle} {...does} />}
      <div className="order-4 basis-full empty:hidden">
        <EntryFacts entry={entry} data={data} />
      </div>
    </div>
  )
}

function RowColor({
  entry,
  canWrite,
  onChange,
}: Pick<EntryRowProps, 'entry' | 'onChange'> & { canWrite: boolean }) {
  const t = useTranslations('dictionaries')
  const color = colorOf(String(entry.color)) ?? 'gray'
  if (!canWrite) return <ColorDot color={color} className="size-3" />
  return (
    <Popover
      label={t('colorOf', { name: entry.name })}
      className="w-fit"
      trigger={
        <IconButton
          size="sm"
          label={t('colorOf', { name: entry.name })}
          icon={<ColorDot color={color} className="size-3.5" />}
        />
      }
    >
      <ColorPicker
        label={t('colorOf', { name: entry.name })}
        value={color}
        onChange={(next) => onChange({ color: next })}
      />
    </Popover>
  )
}

type RowMenuProps = Pick<EntryRowProps, 'entry' | 'onEdit' | 'onArchive' | 'onDelete'> & {
  canArchive: boolean
}

function RowMenu({ entry, canArchive, onEdit, onArchive, onDelete }: RowMenuProps) {
  const t = useTranslations('dictionaries')
  return (
    <span className="order-2 flex items-center sm:order-3">
      <IconButton
        size="sm"
        label={t('editOf', { name: entry.name })}
        icon={<Pencil />}
        onClick={onEdit}
        className="max-sm:hidden"
      />
      <DropdownMenu
        align="end"
        trigger={
          <IconButton size="sm" label={t('menuOf', { name: entry.name })} icon={<EllipsisVertical />} />
        }
        entries={[
          { label: t('edit'), icon: <Pencil />, onSelect: onEdit },
          ...(canArchive ? [{ label: t('archive'), icon: <Archive />, onSelect: onArchive }] : []),
          { kind: 'separator' },
          { label: t('delete'), icon: <Trash2 />, danger: true, onSelect: onDelete },
        ]}
      />
    </span>
  )
}

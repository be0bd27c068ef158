'use client'

import { Command } from 'cmdk'
import { Check, Plus, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { itemClass } from './menu-style'
import type { Option } from './select'
import { Spinner } from './spinner'
import { ColorDot } from './tag'
import type { OptionSearch } from './use-option-search'

type ComboboxListProps = {
  label: string
  search: OptionSearch
  selected: readonly string[]
  onPick: (option: Option) => void
  onCreate?: (text: string) => void
  /** Hides the search line until something is typed, for short lists. */
  quiet?: boolean
}

/** The searchable list inside a combobox's popover. */
export function ComboboxList({ label, search, selected, onPick, onCreate, quiet }: ComboboxListProps) {
  const t = useTranslations('ui')
  const text = search.text.trim()
  const canCreate = onCreate && text && !search.options.some((option) => option.label === text)

  return (
    <Command shouldFilter={false} loop label={label} defaultValue={selected[0]}>
      <div className={quiet && !search.text ? 'sr-only' : SEARCH_LINE}>
        {search.pending ? <Spinner /> : <Search aria-hidden />}
        <Command.Input
          autoFocus
          value={search.text}
          onValueChange={search.setText}
          placeholder={t('search')}
          aria-label={label}
          className="h-9 min-w-0 flex-1 bg-transparent text-base text-text outline-none pointer-coarse:h-11 pointer-coarse:text-lg"
        />
      </div>
      <Command.List label={label} className="max-h-64 overflow-y-auto p-1">
        {search.options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            onSelect={() => onPick(option)}
            className={itemClass}
          >
            {option.color && <ColorDot color={option.color} />}
            {option.icon}
            <span className="truncate">{option.label}</span>
            {option.hint && <span className="ms-auto truncate text-sm text-text-muted">{option.hint}</span>}
            {selected.includes(option.value) && (
              <Check aria-label={t('chosen')} className="ms-auto text-accent" />
            )}
          </Command.Item>
        ))}
        {canCreate && (
          <Command.Item value={`create:${text}`} onSelect={() => onCreate(text)} className={itemClass}>
            <Plus aria-hidden />
            <span className="truncate">{t('create', { text })}</span>
          </Command.Item>
        )}
      </Command.List>
      <p role="status" className="px-3 pb-2 text-sm text-text-muted empty:hidden">
        {search.failed
          ? t('searchFailed')
          : search.options.length === 0 && !search.pending
            ? t('nothingFound')
            : null}
      </p>
    </Command>
  )
}

const SEARCH_LINE = 'flex items-center gap-2 border-b px-3 text-text-muted [&_svg]:size-4'

'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import type { Email } from '@/lib/fields/emails'
import type { EditorProps } from './props'

type Row = Email & { key: string }

/** The addresses of a record: which one is foremost, and what is known of each. */
export function EmailsEditor({ value, onChange }: EditorProps) {
  const group = useId()
  const t = useTranslations('records.emails')
  const frame = useRef<HTMLDivElement>(null)
  const { rows, first, change, makeFirst, add, remove } = useRows(value, onChange)
  const count = useRef(rows.length)
  useEffect(() => {
    if (rows.length > count.current) inputs(frame.current).at(-1)?.focus()
    count.current = rows.length
  }, [rows.length])
  // Focus moves on before its row goes, or an edit in place would take that for leaving.
  const removeAt = (at: number) => {
    const others = inputs(frame.current).toSpliced(at, 1)
    others[Math.max(0, at - 1)]?.focus()
    remove(at)
  }
  return (
    <div ref={frame} className="flex flex-col gap-2">
      {rows.map((row, at) => (
        <EmailRow
          key={row.key}
          row={row}
          number={at + 1}
          group={group}
          isAlone={rows.length === 1}
          isFirst={row.key === first}
          onChange={(patch) => change(at, patch)}
          onFirst={() => makeFirst(row.key)}
          onRemove={() => removeAt(at)}
        />
      ))}
      {rows.every(({ address }) => address) && (
        <Button size="sm" variant="ghost" icon={<Plus />} onClick={add} className="-ms-2 self-start">
          {t('add')}
        </Button>
      )}
    </div>
  )
}

type EmailRowProps = {
  row: Row
  number: number
  group: string
  isAlone: boolean
  isFirst: boolean
  onChange: (patch: Partial<Email>) => void
  onFirst: () => void
  onRemove: () => void
}

function EmailRow({ row, number, group, isAlone, isFirst, onChange, onFirst, onRemove }: EmailRowProps) {
  const t = useTranslations('records.emails')
  const id = useId()
  const own = number === 1 ? {} : { id: undefined, 'aria-label': t('row', { number }) }
  return (
    <fieldset aria-label={row.address || t('row', { number })} className="flex min-w-0 flex-col gap-1.5">
      <span className="flex gap-1">
        <Input
          {...own}
          type="email"
          inputMode="email"
          autoCapitalize="none"
          maxLength={254}
          value={row.address}
          onChange={(event) => onChange({ address: event.target.value })}
        />
        {!isAlone && (
          <IconButton
            label={t('remove', { address: row.address || t('row', { number }) })}
            icon={<Trash2 />}
            onClick={onRemove}
          />
        )}
      </span>
      {row.address && (
        <span className="flex flex-wrap gap-x-3.5 gap-y-1 text-sm">
          {!isAlone && (
            <label htmlFor={id} className="flex items-start gap-2 pointer-coarse:min-h-11">
              <input
                id={id}
                type="radio"
                name={group}
                checked={isFirst}
                onChange={onFirst}
                className="touch-area mt-0.5 size-4 accent-accent"
              />
              {t('primary')}
            </label>
          )}
          <Checkbox
            label={t('optedOut')}
            checked={row.optedOut}
            onChange={(optedOut) => onChange({ optedOut })}
          />
          <Checkbox
            label={t('invalid')}
            checked={row.invalid}
            onChange={(invalid) => onChange({ invalid })}
          />
        </span>
      )}
    </fieldset>
  )
}

/** Lines keep their place while they are edited; the foremost address goes first only in the value. */
function useRows(value: unknown, onChange: EditorProps['onChange']) {
  const [rows, setRows] = useState<Row[]>(() => {
    const list = Array.isArray(value) ? (value as Email[]) : []
    return list.length > 0 ? list.map(rowOf) : [BLANK()]
  })
  const [first, setFirst] = useState(rows[0]?.key)
  const write = (next: Row[], foremost = first) => {
    const key = next.some((row) => row.key === foremost) ? foremost : next[0]?.key
    setRows(next)
    setFirst(key)
    onChange(listOf(next, key))
  }
  return {
    rows,
    first,
    change: (at: number, patch: Partial<Email>) =>
      write(rows.map((row, index) => (index === at ? { ...row, ...patch } : row))),
    makeFirst: (key: string) => write(rows, key),
    add: () => setRows([...rows, BLANK()]),
    remove: (at: number) => write(rows.toSpliced(at, 1)),
  }
}

const rowOf = (email: Email): Row => ({ ...email, key: crypto.randomUUID() })
const BLANK = (): Row => rowOf({ address: '', optedOut: false, invalid: false })

const listOf = (rows: Row[], first: string | undefined): Email[] =>
  rows
    .toSorted((a, b) => Number(b.key === first) - Number(a.key === first))
    .flatMap(({ address, optedOut, invalid }) =>
      address.trim() ? [{ address: address.trim(), invalid, optedOut }] : [],
    )

const inputs = (frame: HTMLElement | null) => [
  ...(frame?.querySelectorAll<HTMLInputElement>('input[type=email]') ?? []),
]

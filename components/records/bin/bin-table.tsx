'use client'

import clsx from 'clsx'
import { ArchiveRestore, Trash2, X } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { daysLeft } from '@/lib/records/bin-days'
import type { Binned } from '@/lib/records/bin-queries'
import { formatDateTime } from '@/lib/vietnam/date'

type BinTableProps = {
  rows: readonly Binned[]
  now: string
  onRecover: (rows: readonly Binned[]) => Promise<void>
  onPurge: (rows: readonly Binned[]) => void
}

/** Deleted records, each with its ways out, and the same for those that are ticked. */
export function BinTable({ rows, now, onRecover, onPurge }: BinTableProps) {
  const t = useTranslations('bin')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter(({ id }) => ticked.has(id))
  const isAll = chosen.length === rows.length
  const tick = (ids: readonly string[], isOn: boolean) =>
    setTicked((all) => new Set([...[...all].filter((id) => !ids.includes(id)), ...(isOn ? ids : [])]))
  const recover = async (some: readonly Binned[]) => {
    await onRecover(some)
    setTicked(new Set())
  }
  return (
    <>
      <Table label={t('title')} className="rounded-lg border">
        <TableHead>
          <tr>
            <TableHeader className="w-px">
              <Checkbox
                hideLabel
                label={t('tickAll')}
                checked={isAll ? true : chosen.length > 0 ? 'indeterminate' : false}
                onChange={(isOn) =>
                  tick(
                    rows.map(({ id }) => id),
                    isOn,
                  )
                }
              />
            </TableHeader>
            <TableHeader>{t('record')}</TableHeader>
            <TableHeader className={WIDE}>{t('by')}</TableHeader>
            <TableHeader className={WIDE}>{t('at')}</TableHeader>
            <TableHeader className={WIDE}>{t('left')}</TableHeader>
            <TableHeader>
              <span className="sr-only">{t('ways')}</span>
            </TableHeader>
          </tr>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              now={now}
              isTicked={ticked.has(row.id)}
              onTick={(isOn) => tick([row.id], isOn)}
              onRecover={() => recover([row])}
              onPurge={() => onPurge([row])}
            />
          ))}
        </tbody>
      </Table>
      {chosen.length > 0 && (
        <section
          aria-label={t('ticked')}
          className="fixed inset-x-2 bottom-[calc(var(--chrome-bottom)+0.75rem)] z-bar mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-2 rounded-lg border bg-surface-raised p-2 shadow-overlay"
        >
          <span className="figures px-1 font-medium">{t('selected', { count: chosen.length })}</span>
          <Button size="sm" icon={<ArchiveRestore />} onClick={() => void recover(chosen)}>
            {t('recover')}
          </Button>
          <Button size="sm" icon={<Trash2 />} onClick={() => onPurge(chosen)}>
            {t('purge')}
          </Button>
          <IconButton size="sm" label={t('clear')} icon={<X />} onClick={() => setTicked(new Set())} />
        </section>
      )}
    </>
  )
}

type RowProps = {
  row: Binned
  now: string
  isTicked: boolean
  onTick: (isOn: boolean) => void
  onRecover: () => void
  onPurge: () => void
}

function Row({ row, now, isTicked, onTick, onRecover, onPurge }: RowProps) {
  const t = useTranslations('bin')
  const kinds = useTranslations('kinds')
  const timeZone = useTimeZone()
  const title = row.title || t('untitled')
  const by = row.deletedBy ?? t('nobody')
  const at = new Date(row.deletedAt)
  const days = daysLeft(at, new Date(now))
  const left = t('days', { count: days })
  return (
    <TableRow selected={isTicked}>
      <TableCell className="w-px align-top md:align-middle">
        <Checkbox hideLabel label={t('tick', { title })} checked={isTicked} onChange={onTick} />
      </TableCell>
      <TableCell className="max-w-0 sm:max-w-xs">
        <span className="block truncate font-medium">{title}</span>
        <span className="block truncate text-sm text-text-muted first-letter:uppercase">
          {kinds(`${row.kind as 'account'}.noun`)}
          {row.messages > 0 && ` · ${t('mails', { count: row.messages })}`}
        </span>
        <span className="block text-sm text-text-muted md:hidden">
          {by} · <span className="whitespace-nowrap">{formatDateTime(at, timeZone)}</span> · {left}
        </span>
      </TableCell>
      <TableCell className={clsx(WIDE, 'max-w-48 truncate')}>{by}</TableCell>
      <TableCell className={clsx(WIDE, 'w-px whitespace-nowrap')}>
        <time dateTime={at.toISOString()} className="figures">
          {formatDateTime(at, timeZone)}
        </time>
      </TableCell>
      <TableCell className={clsx(WIDE, 'figures w-px whitespace-nowrap', days <= 3 && 'text-warning')}>
        {left}
      </TableCell>
      <TableCell className="w-px whitespace-nowrap text-end align-top md:align-middle">
        <IconButton
          size="sm"
          label={t('recoverOne', { title })}
          icon={<ArchiveRestore />}
          onClick={onRecover}
        />
        <IconButton size="sm" label={t('purgeOne', { title })} icon={<Trash2 />} onClick={onPurge} />
      </TableCell>
    </TableRow>
  )
}

const WIDE = 'hidden md:table-cell'

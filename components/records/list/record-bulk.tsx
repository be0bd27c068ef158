'use client'

import { Merge, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { Result } from '@/lib/kernel/result'
import { deleteRecords } from '@/lib/records/bin-actions'
import { formatColumns } from '@/lib/records/columns'
import { MOST_MERGED } from '@/lib/records/mergeable'
import { ExportButton } from '../export/export-button'
import { mergeHref } from '../kind/paths'
import { useUndo } from '../use-undo'
import type { Values } from '../values'
import { BulkBar, type Choice, MOST } from './bulk-bar'
import type { ListTools } from './record-list'
import { useMassChange } from './use-mass-change'

type Many = { items: { id: string; version: number }[] }

export type BulkActions = {
  change: (
    raw: Many & { patch: Values; addTags?: string[]; removeTags?: string[] },
  ) => Promise<Result<unknown>>
  archiveMany: (raw: Many & { isArchived: boolean }) => Promise<Result<unknown>>
}

type RecordBulkProps = {
  tools: ListTools
  actions: BulkActions
  /** What else may be chosen for the selection. */
  more?: readonly Choice[]
  /** What else can be done with it. */
  children?: ReactNode
  isArchive: boolean
  canExport: boolean
  canDelete: boolean
  /** Whether everything that was asked for can be changed at once. */
  canChangeAll?: boolean
  /** Where a few of them become one. */
  mergePath?: string
}

const CHANGES = {
  assigned: 'ownerId',
  teamSet: 'teamId',
  tagged: 'tagIds',
  untagged: 'tagIds',
} as const
type Words = keyof typeof CHANGES

/** The bar of the selection: owner, team and tags of many, or all of them away. All of it, or none. */
export function RecordBulk({
  tools,
  actions,
  more = [],
  isArchive,
  canExport,
  canDelete,
  canChangeAll = false,
  mergePath,
  children,
}: RecordBulkProps) {
  const { list, rows, clearSelection } = tools
  const { name, fields } = list.description
  const t = useTranslations('records.bulk')
  const kinds = useTranslations(`kinds.${name}` as 'kinds.account')
  const { label } = useFieldWords(name)
  const items = selectedOf(tools)
  const touched = useRef<string[]>([])
  const { follow, complain } = useUndo(list.viewer, () => void rows.reread(touched.current))

  const run = async (work: Promise<Result<unknown>>, message: string) => {
    touched.current = items.map(({ id }) => id)
    const result = await follow(work, message)
    if (result?.ok) clearSelection()
    else complain(result)
    if (result) void rows.reread(touched.current)
  }
  const [isAll, setAll] = useState(false)
  const { total } = rows
  const mass = useMassChange(name, tools.query, total, clearSelection)
  const things = kinds('counted', { count: isAll ? total : items.length })
  const titles: Record<Words, string> = {
    assigned: label('ownerId'),
    teamSet: label('teamId'),
    tagged: t('addTag'),
    untagged: t('removeTag'),
  }
  const choices = (Object.keys(CHANGES) as Words[])
    .filter((words) => CHANGES[words] in fields)
    .map((words) => ({
      name: CHANGES[words],
      title: titles[words],
      onPick: (id: string) => {
        const done = t(words, { things, name: nameOf(tools, CHANGES[words], id) })
        if (isAll) mass.ask(changeOf(words, id), titles[words])
        else void run(actions.change({ items, ...changeOf(words, id) }), done)
      },
    }))
  const archive = (isArchived: boolean) => {
    if (isAll) mass.ask({ isArchived }, t(isArchived ? 'archive' : 'restore'))
    else
      void run(
        actions.archiveMany({ items, isArchived }),
        t(isArchived ? 'archived' : 'restored', { things }),
      )
  }
  const canTakeAll = canChangeAll && !isAll && total > items.length && items.length === rows.rows.length
  return (
    <BulkBar
      tools={tools}
      count={isAll ? total : undefined}
      choices={isAll ? choices : [...choices, ...more]}
      isArchive={isArchive}
      onArchive={archive}
    >
      {canTakeAll && (
        <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
          {t('all', { count: total })}
        </Button>
      )}
      {mass.dialogs}
      {mergePath && !isArchive && !isAll && items.length > 1 && items.length <= MOST_MERGED && (
        <LinkButton
          size="sm"
          icon={<Merge />}
          href={mergeHref(
            mergePath,
            items.map(({ id }) => id),
          )}
        >
          {t('merge')}
        </LinkButton>
      )}
      {!isAll && children}
      {canDelete && !isAll && items.length <= MOST && (
        <Button
          size="sm"
          icon={<Trash2 />}
          onClick={() => void run(deleteRecords(name, { items }), t('deleted', { things }))}
        >
          {t('delete')}
        </Button>
      )}
      {canExport && !isAll && (
        <ExportButton
          description={list.description}
          asked={`cols=${formatColumns(list.columns.columns)}`}
          ids={items.map(({ id }) => id)}
        />
      )}
    </BulkBar>
  )
}

/** The selected rows as commands take them. */
export const selectedOf = ({ list, rows }: ListTools) =>
  rows.rows.filter(({ id }) => list.selected.has(id)).map(({ id, version }) => ({ id, version }))

/** What an id of a reference is called among the options. */
export function nameOf({ list }: ListTools, field: string, id: string): string {
  const { to = '' } = list.description.fields[field] ?? {}
  return list.options[to]?.find((option) => option.id === id)?.name ?? ''
}

function changeOf(words: Words, id: string) {
  if (words === 'tagged') return { patch: {}, addTags: [id] }
  if (words === 'untagged') return { patch: {}, removeTags: [id] }
  return { patch: { [CHANGES[words]]: id } }
}

'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { BulkBar, type Choice } from '../list/bulk-bar'
import type { ListTools } from '../list/record-list'
import { useUndo } from '../use-undo'
import type { Kind } from './kind'
import { useKindWords } from './words'

type KindBulkProps = { kind: Kind; tools: ListTools; isArchive: boolean }

/** The bar of the selection: owner, team and tags of many, or all of them away. */
export function KindBulk({ kind, tools, isArchive }: KindBulkProps) {
  const { list, rows, clearSelection } = tools
  const t = useTranslations('records.bulk')
  const { noun } = useKindWords(kind)
  const { label } = useFieldWords(kind.description.name)
  const items = rows.rows
    .filter(({ id }) => list.selected.has(id))
    .map(({ id, version }) => ({ id, version }))
  const touched = useRef<string[]>([])
  const again = () => void rows.reread(touched.current)
  const { follow, refusalOf } = useUndo(list.viewer, again)
  const count = items.length

  const run = async (work: Promise<Result<unknown>>, message: string) => {
    touched.current = items.map(({ id }) => id)
    const result = await follow(work, message)
    if (result?.ok) clearSelection()
    else toastError(refusalOf(result) ?? '')
    if (result) again()
  }
  const nameOf = (field: string, id: string) => {
    const { to = '' } = kind.description.fields[field] ?? {}
    return list.options[to]?.find((option) => option.id === id)?.name ?? ''
  }
  const choice = (name: string, title: string, words: 'assigned' | 'teamSet' | 'tagged' | 'untagged') => ({
    name,
    title,
    onPick: (id: string) =>
      void run(
        kind.change({ items, ...changeOf(words, name, id) }),
        t(words, { count, noun, name: nameOf(name, id) }),
      ),
  })
  const choices: Choice[] = [
    choice('ownerId', label('ownerId'), 'assigned'),
    choice('teamId', label('teamId'), 'teamSet'),
    choice('tagIds', t('addTag'), 'tagged'),
    choice('tagIds', t('removeTag'), 'untagged'),
  ].filter(({ name }) => name in list.description.fields)
  return (
    <BulkBar
      tools={tools}
      choices={choices}
      isArchive={isArchive}
      onArchive={(isArchived) =>
        void run(
          kind.archiveMany({ items, isArchived }),
          t(isArchived ? 'archived' : 'restored', { count, noun }),
        )
      }
    />
  )
}

function changeOf(words: string, field: string, id: string) {
  if (words === 'tagged') return { patch: {}, addTags: [id] }
  if (words === 'untagged') return { patch: {}, removeTags: [id] }
  return { patch: { [field]: id } }
}

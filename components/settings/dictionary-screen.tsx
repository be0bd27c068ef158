'use client'

import { ListPlus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Viewer } from '@/components/records/viewer'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SortableList } from '@/components/ui/sortable-list'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { ArchivedEntries } from './archived-entries'
import { DeleteDialog } from './delete-dialog'
import { dictionaryActions } from './dictionary-actions'
import { EntryRow } from './entry-row'
import { EntrySheet } from './entry-sheet'
import { Notices } from './notices'
import { ShelfChoice, useShelf } from './shelf-choice'
import { inTree, parentAt } from './tree'
import { useDictionary } from './use-dictionary'
import { NEW, useOpenEntry } from './use-open-entry'

type DictionaryScreenProps = {
  data: DictionaryData
  viewer: Viewer
  /** Domains that aliases may have, the own one first. */
  domains: string[]
}

/** The one screen of every dictionary: an ordered list, changed in place or in a form. */
export function DictionaryScreen({ data, viewer, domains }: DictionaryScreenProps) {
  const t = useTranslations('dictionaries')
  const { place, canWrite, description } = data
  const actions = useMemo(() => dictionaryActions(description.name), [description.name])
  const { rows, offer, ...does } = useDictionary(data, actions, viewer)
  const { openId, given, open, close } = useOpenEntry()
  const [leavingId, setLeavingId] = useState<string>()
  const shelf = useShelf(data)
  const shown = rows.filter((entry) => !shelf.value || entry[shelf.field] === shelf.value)
  const live = inTree(
    data,
    shown.filter(({ archivedAt }) => !archivedAt),
  )
  const edited = rows.find(({ id }) => id === openId)
  const leaving = rows.find(({ id }) => id === leavingId)
  const keep = () => setLeavingId(undefined)
  const createButton = (
    <Button variant="primary" icon={<Plus />} onClick={() => open(NEW)}>
      {t('create')}
    </Button>
  )

  return (
    <>
      <PageHeader
        trail={[{ href: '/settings', label: t('settings') }]}
        title={t(`${place}.title`)}
        description={t(`${place}.about`)}
        actions={canWrite && createButton}
      >
        <ShelfChoice {...shelf} />
      </PageHeader>
      <div className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        <Notices data={data} live={live} />
        {live.length === 0 ? (
          <EmptyState icon={<ListPlus />} title={t(`${place}.empty`)} action={canWrite && createButton}>
            {t(`${place}.about`)}
          </EmptyState>
        ) : (
          <SortableList
            label={t(`${place}.title`)}
            disabled={!canWrite}
            items={live.map((entry) => ({ ...entry, label: entry.name }))}
            onReorder={(items, moved) =>
              does.reorder(
                items.map(({ id }) => id),
                moved,
                data.look.isTree ? { parentId: parentAt(items, moved) } : {},
              )
            }
            className="divide-y rounded-lg border bg-surface-raised px-1"
            render={(entry) => (
              <EntryRow
                entry={entry}
                data={data}
                onChange={(patch) => does.change(entry, patch)}
                onEdit={() => open(entry.id)}
                onArchive={() => does.archive(entry)}
                onDelete={() => setLeavingId(entry.id)}
              />
            )}
          />
        )}
        <ArchivedEntries
          entries={shown.filter(({ archivedAt }) => archivedAt)}
          canWrite={canWrite}
          onRestore={does.restore}
          onDelete={({ id }) => setLeavingId(id)}
        />
      </div>
      {canWrite && (edited || openId === NEW) && (
        <EntrySheet
          key={openId}
          data={data}
          actions={actions}
          entry={edited}
          defaults={{ ...given, ...(shelf.value && { [shelf.field]: shelf.value }) }}
          note={domains.length > 0 ? t('aliasDomains', { domains: domains.join(', ') }) : undefined}
          viewer={viewer}
          onClose={close}
          onSaved={(name, undo, id) => {
            if (data.look.parts && !edited) open(id)
            else close()
            offer(t('saved', { name }), undo)
          }}
        />
      )}
      {leaving && (
        <DeleteDialog
          entry={leaving}
          data={data}
          onDelete={(replacement, withBelow) => does.remove(leaving, replacement, withBelow)}
          onArchive={() => {
            keep()
            void does.archive(leaving)
          }}
          onClose={keep}
        />
      )}
    </>
  )
}

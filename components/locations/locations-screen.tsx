'use client'

import { Plus, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import type { Viewer } from '@/components/records/viewer'
import { PageHeader } from '@/components/shell/page-header'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { Segmented } from '@/components/ui/segmented'
import { useSearch } from '@/components/ui/use-search'
import { searchLocations } from '@/lib/locations/actions'
import type { Scheme } from '@/lib/locations/address'
import type { Location } from '@/lib/locations/rows'
import { aboveOf, type Branches, type Row, rowsOf } from './branches'
import { ImportDialog } from './import-dialog'
import { LocationDialog } from './location-dialog'
import { LocationTree } from './location-tree'
import { useBranches } from './use-branches'
import { useLocations } from './use-locations'
import { useLocationWords } from './words'

type LocationsScreenProps = { scheme: Scheme; begun: Branches; canWrite: boolean; viewer: Viewer }
type Asked = { kind: 'add' | 'edit' | 'delete'; row?: Location }

/** Countries, provinces and wards as one tree, of which the company's own places can be changed. */
export function LocationsScreen({ scheme, begun, canWrite, viewer }: LocationsScreenProps) {
  const t = useTranslations('locations')
  const router = useRouter()
  const tree = useBranches(scheme, begun)
  const does = useLocations(viewer, tree.refresh)
  const [text, setText] = useState('')
  const [asked, ask] = useState<Asked>()
  const [wanted, want] = useState<{ key: string }>()
  const { found, ...finding } = useFound(text, scheme)
  const isSearching = text.trim() !== ''
  const rows = isSearching ? flat(found ?? []) : rowsOf(tree.branches, tree.open)

  const open = async (row: Row) => {
    if (!isSearching) return row.hasBelow && tree.toggle(row.key, !row.isOpen)
    await tree.reveal(row.above)
    setText('')
    want({ key: row.key })
  }
  const saved = async (id: string, name: string, above: string[], undo: string | undefined) => {
    ask(undefined)
    does.saved(name, undo)
    await tree.refresh()
    await tree.reveal(above)
    want({ key: id })
  }
  const menuOf = useMenu({ ask, ...does })

  return (
    <>
      <PageHeader
        trail={[{ href: '/settings', label: t('settings') }]}
        title={t('title')}
        description={t(canWrite ? 'about' : 'readOnly')}
        actions={
          canWrite && (
            <>
              <ImportDialog onDone={tree.refresh} />
              <Button variant="primary" icon={<Plus />} onClick={() => ask({ kind: 'add' })}>
                {t('add')}
              </Button>
            </>
          )
        }
      >
        <Segmented
          label={t('scheme')}
          value={scheme}
          onChange={(next) => router.replace(`/settings/locations?scheme=${next}`, { scroll: false })}
          options={[
            { value: 'vn34', label: t('schemes.vn34') },
            { value: 'vn63', label: t('schemes.vn63') },
          ]}
        />
      </PageHeader>
      <div className="max-w-4xl px-3 pb-8 md:px-4">
        <Card flush>
          <search className="block p-2">
            <Input
              type="search"
              leading={<Search />}
              aria-label={t('search')}
              placeholder={t('search')}
              maxLength={200}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </search>
          {rows.length > 0 && (
            <LocationTree
              rows={rows}
              loading={tree.loading}
              isSearching={isSearching}
              canWrite={canWrite}
              wanted={wanted}
              menuOf={menuOf}
              onToggle={tree.toggle}
              onOpen={open}
              onAdd={(row) => ask({ kind: 'add', row })}
              onEdit={(row) => ask({ kind: 'edit', row })}
              onDelete={(row) => ask({ kind: 'delete', row })}
            />
          )}
          <p role="status" className="px-4 pb-4 text-text-muted empty:hidden">
            {isSearching && found && found.length === 0 && !finding.pending ? t('nothing', { text }) : null}
            {finding.failed ? t('searchFailed') : null}
          </p>
        </Card>
      </div>
      <Questions asked={asked} does={does} onSaved={saved} onClose={() => ask(undefined)} />
    </>
  )
}

function useFound(text: string, scheme: Scheme) {
  const search = useCallback(
    async (typed: string) => {
      if (!typed) return []
      const answer = await searchLocations({ text: typed, scheme })
      if (!answer.ok) throw new Error(answer.error.message)
      return answer.data
    },
    [scheme],
  )
  return useSearch<Location>(text, search, text.trim() !== '')
}

const flat = (found: readonly Location[]): Row[] =>
  found.map((location, at) => ({ ...location, depth: 0, place: at + 1, total: found.length, isOpen: false }))

type Menu = Pick<ReturnType<typeof useLocations>, 'archive' | 'restore'> & { ask: (asked: Asked) => void }

function useMenu({ ask, archive, restore }: Menu) {
  const t = useTranslations('locations')
  return (row: Row): MenuEntry[] => [
    { label: t('addBelow'), onSelect: () => ask({ kind: 'add', row }) },
    ...(row.own
      ? [
          { label: t('edit'), onSelect: () => ask({ kind: 'edit', row }) },
          row.own.isArchived
            ? { label: t('restore'), onSelect: () => restore(row) }
            : { label: t('archive'), onSelect: () => archive(row) },
          { label: t('delete'), danger: true, onSelect: () => ask({ kind: 'delete', row }) },
        ]
      : []),
  ]
}

type QuestionsProps = {
  asked: Asked | undefined
  does: ReturnType<typeof useLocations>
  onSaved: (id: string, name: string, above: string[], undo: string | undefined) => void
  onClose: () => void
}

function Questions({ asked, does, onSaved, onClose }: QuestionsProps) {
  const t = useTranslations('locations')
  const { nameOf } = useLocationWords()
  if (!asked) return null
  const { kind, row } = asked
  if (kind === 'delete' && row) {
    return (
      <AlertDialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t('deleteTitle', { name: row.name })}
        description={t(row.hasBelow ? 'deleteWithBelow' : 'deleteAbout')}
        confirmLabel={t('delete')}
        cancelLabel={t('cancel')}
        onConfirm={() => does.remove(row)}
      />
    )
  }
  const isEdit = kind === 'edit' && row !== undefined
  const aboveKey = isEdit ? aboveOf(row) : row?.key
  const path = isEdit ? row.path : row && [nameOf(row), row.path].filter(Boolean).join(', ')
  const above = aboveKey && aboveKey !== 'top' ? { value: aboveKey, label: path || t('vietnam') } : null
  return (
    <LocationDialog
      title={isEdit ? t('editTitle', { name: row.name }) : t('add')}
      begun={{ name: isEdit ? row.name : '', above }}
      save={isEdit ? (values) => does.update(row, values) : does.create}
      onSaved={(id, { name, parentId, under }, { undo }) =>
        onSaved(
          id,
          name,
          [
            ...(row && !isEdit ? [...row.above, row.key] : []),
            ...[parentId ?? under].flatMap((key) => key ?? []),
          ],
          isEdit ? undo : undefined,
        )
      }
      onClose={onClose}
    />
  )
}

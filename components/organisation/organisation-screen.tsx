'use client'

import { Plus, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Viewer } from '@/components/records/viewer'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Sheet } from '@/components/ui/sheet'
import type { PersonItem, UnitItem, UnitUsage } from '@/lib/organisation/queries'
import { ArchivedUnits } from './archived-units'
import { foundUnits, peopleCounts } from './find'
import { UnitDialogs, type UnitQuestion } from './unit-dialogs'
import { useUnitMenu } from './unit-menu'
import { UnitPanel } from './unit-panel'
import { UnitTree } from './unit-tree'
import { useOrganisation } from './use-organisation'
import { useWide } from './use-wide'

type OrganisationScreenProps = {
  units: UnitItem[]
  people: PersonItem[]
  usage: UnitUsage[]
  /** The unit that the address names. */
  openId: string | undefined
  canWrite: boolean
  viewer: Viewer
}

/** The organisation: its tree on the left, the chosen unit beside it or, on a phone, over it. */
export function OrganisationScreen({
  people,
  usage,
  openId,
  canWrite,
  viewer,
  ...given
}: OrganisationScreenProps) {
  const t = useTranslations('organisation')
  const { units, ...does } = useOrganisation(given.units, viewer)
  const [text, setText] = useState('')
  const [renaming, setRenaming] = useState<string>()
  const [asked, ask] = useState<UnitQuestion>()
  const { selectedId, select } = useSelected(openId)
  const isWide = useWide()
  const live = units.filter(({ isArchived }) => !isArchived)
  const root = live.find(({ kind }) => kind === 'root')
  const selected = live.find(({ id }) => id === selectedId) ?? (isWide ? root : undefined)
  const menuOf = useUnitMenu(units, { ask, rename: setRenaming, move: does.move })
  const panel = selected && (
    <UnitPanel unit={selected} units={live} people={people} canWrite={canWrite} does={does} />
  )

  return (
    <>
      <PageHeader
        trail={[{ href: '/settings', label: t('settings') }]}
        title={t('title')}
        description={t(canWrite ? 'about' : 'readOnly')}
        actions={
          canWrite &&
          root && (
            <Button
              variant="primary"
              icon={<Plus />}
              onClick={() => ask({ kind: 'add', unit: selected ?? root })}
            >
              {t('newUnit')}
            </Button>
          )
        }
      />
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 lg:grid-cols-[minmax(20rem,2fr)_3fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Card flush>
            <search className="block p-2">
              <Input
                type="search"
                leading={<Search />}
                aria-label={t('search')}
                placeholder={t('search')}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </search>
            <UnitTree
              units={foundUnits(live, text)}
              counts={peopleCounts(live, people)}
              selectedId={selected?.id}
              isSearching={text.trim() !== ''}
              canWrite={canWrite}
              menuOf={menuOf}
              onSelect={select}
              onRename={(unit, name) => does.change(unit, { name })}
              onMove={does.move}
              onMoveInto={(unit) => ask({ kind: 'move', unit })}
              onLeave={(unit) => ask({ kind: 'delete', unit })}
              renaming={renaming}
              setRenaming={setRenaming}
              empty={<p className="px-4 pb-4 text-text-muted">{t('nothing', { text })}</p>}
            />
          </Card>
          <ArchivedUnits
            units={units}
            canWrite={canWrite}
            onRestore={does.restore}
            onDelete={(unit) => ask({ kind: 'delete', unit })}
          />
        </div>
        {isWide && selected && (
          <section aria-label={selected.name} className="min-w-0">
            <h2 className="mb-2 text-lg">{selected.name}</h2>
            {panel}
          </section>
        )}
      </div>
      {!isWide && selected && (
        <Sheet open onOpenChange={(open) => !open && select(undefined)} title={selected.name}>
          {panel}
        </Sheet>
      )}
      <UnitDialogs
        asked={asked}
        units={units}
        people={people}
        usage={usage}
        does={does}
        onCreated={select}
        onClose={() => ask(undefined)}
      />
    </>
  )
}

/** The chosen unit, kept in the address so that it can be shared. */
function useSelected(openId: string | undefined) {
  const [selectedId, select] = useState(openId)
  useEffect(() => {
    const url = new URL(window.location.href)
    if (selectedId) url.searchParams.set('unit', selectedId)
    else url.searchParams.delete('unit')
    if (url.href !== window.location.href) window.history.replaceState(null, '', url)
  }, [selectedId])
  return { selectedId, select }
}

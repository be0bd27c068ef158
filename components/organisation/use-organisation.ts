'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { useLive } from '@/components/app/live'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { toastDone, toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import * as server from '@/lib/organisation/actions'
import type { PersonItem, UnitItem } from '@/lib/organisation/queries'
import { childrenOf } from '@/lib/organisation/tree'

export type Place = { parentId: string; beforeId?: string }
type Patch = { name?: string; kind?: UnitItem['kind']; headId?: string | null }

/** What can be done to the tree and its people, each with its answer on screen and its way back. */
export function useOrganisation(units: UnitItem[], viewer: Viewer) {
  const t = useTranslations('organisation')
  const router = useRouter()
  const { follow, refusalOf } = useUndo(viewer, () => router.refresh())
  useLive((changes) => {
    const isElsewhere = changes.some(
      ({ entity, actorId }) => ['org_unit', 'member'].includes(entity) && actorId !== viewer.id,
    )
    if (isElsewhere) router.refresh()
  })
  const [, startTransition] = useTransition()
  const [shown, place] = useOptimistic(units, placed)

  /** Answers why it was refused, or null. */
  const finish = async (work: Promise<Result<unknown>>, message: string): Promise<string | null> =>
    refusalOf(await follow(work, message))
  const aloud = async (work: Promise<string | null>) => {
    const refusal = await work
    if (refusal) toastError(refusal)
    return !refusal
  }
  const done = async (work: Promise<Result<unknown>>, message: string) => {
    const result = await work.catch(() => null)
    if (result?.ok) toastDone(message)
    return refusalOf(result)
  }
  const refOf = ({ id, version }: UnitItem) => ({ id, version })

  return {
    units: shown,
    create: (values: { name: string; kind: string; parentId: string }) => server.createUnit(values),
    change: (unit: UnitItem, patch: Patch) =>
      aloud(
        finish(server.updateUnit({ ...refOf(unit), patch }), t('saved', { name: patch.name ?? unit.name })),
      ),
    move: (unit: UnitItem, to: Place) =>
      startTransition(async () => {
        place({ id: unit.id, ...to })
        await aloud(finish(server.moveUnit({ ...refOf(unit), ...to }), t('moved', { name: unit.name })))
      }),
    restore: (unit: UnitItem) =>
      aloud(finish(server.restoreUnit(refOf(unit)), t('restored', { name: unit.name }))),
    archive: (unit: UnitItem, replacementId?: string) =>
      replacementId
        ? done(server.retireUnit({ ...refOf(unit), replacementId }), t('archivedOne', { name: unit.name }))
        : finish(server.archiveUnit(refOf(unit)), t('archivedOne', { name: unit.name })),
    remove: (unit: UnitItem, replacementId?: string) =>
      done(
        server.deleteUnit({ ...refOf(unit), ...(replacementId && { replacementId }) }),
        t('deleted', { name: unit.name }),
      ),
    put: (people: readonly PersonItem[], unit: UnitItem) =>
      finish(
        server.placeMembers({ memberIds: people.map(({ id }) => id), unitId: unit.id }),
        t('placed', { count: people.length, name: unit.name }),
      ),
  }
}

export type Organisation = ReturnType<typeof useOrganisation>

/** The tree as it will be once a unit stands elsewhere. */
function placed(units: UnitItem[], { id, parentId, beforeId }: Place & { id: string }): UnitItem[] {
  const siblings = childrenOf(units, parentId).filter((unit) => unit.id !== id)
  const at = siblings.findIndex((unit) => unit.id === beforeId)
  const position = at < 0 ? (siblings.at(-1)?.position ?? 0) + 1 : (siblings[at]?.position ?? 0) - 0.5
  return units.map((unit) => (unit.id === id ? { ...unit, parentId, position } : unit))
}

'use client'

import {
  type CollisionDetection,
  type DragEndEvent,
  type DragMoveEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useRef, useState } from 'react'
import type { UnitItem } from '@/lib/organisation/queries'
import { childrenOf, withBelow } from '@/lib/organisation/tree'
import type { Place } from './use-organisation'

export type Landing = { id: string; where: 'before' | 'inside' | 'after' }

/** Dragging a unit: onto another it goes inside, near an edge it goes before or after it. */
export function useTreeDrag(
  units: readonly UnitItem[],
  isUnfolded: (id: string) => boolean,
  onMove: (unit: UnitItem, to: Place) => void,
) {
  const [draggedId, setDraggedId] = useState<string>()
  const [landing, setLanding] = useState<Landing>()
  const pointerY = useRef(0)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  )
  const collisionDetection: CollisionDetection = (args) => {
    pointerY.current = args.pointerCoordinates?.y ?? 0
    return pointerWithin(args)
  }
  const landingOf = ({ active, over }: DragMoveEvent | DragEndEvent): Landing | undefined => {
    const target = over && units.find(({ id }) => id === over.id)
    if (!target || withBelow(units, String(active.id)).has(target.id)) return
    const part = (pointerY.current - over.rect.top) / over.rect.height
    if (target.kind === 'root') return { id: target.id, where: 'inside' }
    if (part < 0.3) return { id: target.id, where: 'before' }
    if (part > 0.7 && !isUnfolded(target.id)) return { id: target.id, where: 'after' }
    return { id: target.id, where: 'inside' }
  }
  const end = () => {
    setDraggedId(undefined)
    setLanding(undefined)
  }

  return {
    landing,
    dragged: units.find(({ id }) => id === draggedId),
    context: {
      sensors,
      collisionDetection,
      onDragStart: ({ active }: { active: { id: string | number } }) => setDraggedId(String(active.id)),
      onDragMove: (event: DragMoveEvent) => setLanding(landingOf(event)),
      onDragCancel: end,
      onDragEnd: (event: DragEndEvent) => {
        const unit = units.find(({ id }) => id === event.active.id)
        const place = placeOf(units, landingOf(event), String(event.active.id))
        end()
        if (unit && place) onMove(unit, place)
      },
    },
  }
}

function placeOf(units: readonly UnitItem[], landing: Landing | undefined, id: string): Place | undefined {
  const target = units.find((unit) => unit.id === landing?.id)
  if (!landing || !target) return
  if (landing.where === 'inside') return { parentId: target.id }
  if (!target.parentId) return
  const siblings = childrenOf(units, target.parentId).filter((unit) => unit.id !== id && !unit.isArchived)
  const at = siblings.findIndex((unit) => unit.id === target.id)
  const next = landing.where === 'before' ? target : siblings[at + 1]
  return { parentId: target.parentId, beforeId: next?.id }
}

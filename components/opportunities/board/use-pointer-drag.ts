'use client'

import type { DragEndEvent, DragMoveEvent, DragStartEvent } from '@dnd-kit/core'
import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { indexAt } from '@/components/records/board/focus'
import { toastError } from '@/components/ui/toaster'
import type { Board } from './context'
import type { Spot } from './state'

/** A drag by mouse or finger: aims between cards, holds live changes back, drops or springs back. */
export function usePointerDrag({ store, drag, actions, memberId }: Board) {
  const t = useTranslations('board')
  const origin = useRef<Spot | null>(null)

  const handlers = useMemo(() => {
    const finish = () => {
      drag.end()
      store.release(memberId)
    }
    const aim = (event: DragMoveEvent | DragEndEvent): Spot | null => {
      const key = event.over?.data.current?.column as string | undefined
      const rect = event.active.rect.current.translated
      if (!key || !rect) return null
      const column = store.get().columns[key]
      if (column?.isFolded || event.over?.data.current?.isThumb) return { key, index: 0 }
      return { key, index: indexAt(key, pointerY(event) ?? rect.top + rect.height / 2, drag.get().ids) }
    }

    return {
      onDragStart({ active, activatorEvent }: DragStartEvent) {
        const { id, column } = active.data.current as { id: string; column: string }
        const index = store.get().columns[column]?.ids.indexOf(id) ?? 0
        origin.current = { key: column, index }
        store.hold()
        drag.lift(id, activatorEvent.type.startsWith('touch') ? 'touch' : 'mouse', null)
      },
      onDragMove: (event: DragMoveEvent) => drag.aim(aim(event)),
      onDragCancel: finish,
      onDragEnd(event: DragEndEvent) {
        const spot = aim(event)
        const { ids } = drag.get()
        const from = origin.current
        finish()
        if (!spot || ids.length === 0) return
        const isSame = ids.length === 1 && from?.key === spot.key
        if (isSame && from.index === spot.index) return
        if (isSame && store.get().order !== 'rank') return void toastError(t('sorted'), t('sortedHint'))
        if (isSame && !store.get().columns[spot.key]?.stage) return
        void actions.move(ids, spot)
      },
    }
  }, [store, drag, actions.move, memberId, t])

  return { handlers }
}

function pointerY({ activatorEvent, delta }: DragMoveEvent): number | null {
  const start =
    'touches' in activatorEvent ? (activatorEvent as TouchEvent).touches[0] : (activatorEvent as MouseEvent)
  return start ? start.clientY + delta.y : null
}

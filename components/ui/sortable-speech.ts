'use client'

import {
  type Announcements,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useTranslations } from 'next-intl'

/** What a screen reader hears while a list is put in order. */
export function useSortableSpeech(items: readonly { id: string; label: string }[]) {
  const t = useTranslations('ui')
  const total = items.length
  const labelOf = (id: string | number) => items.find((item) => item.id === id)?.label ?? ''
  const placeOf = (id: string | number) => items.findIndex((item) => item.id === id) + 1

  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      t('sort.lifted', { label: labelOf(active.id), position: placeOf(active.id), total }),
    onDragOver: ({ active, over }) =>
      over ? t('sort.over', { label: labelOf(active.id), position: placeOf(over.id), total }) : undefined,
    onDragEnd: ({ active, over }) =>
      t('sort.moved', { label: labelOf(active.id), position: placeOf(over?.id ?? active.id), total }),
    onDragCancel: ({ active }) => t('sort.cancelled', { label: labelOf(active.id) }),
  }
  return { announcements, screenReaderInstructions: { draggable: t('sort.instructions') } }
}

/** A finger has to rest before it drags, so that scrolling never does. */
export function useSortSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
}

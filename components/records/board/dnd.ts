import { MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'
import { useId } from 'react'

/** How cards are dragged: by mouse after a few pixels, by finger after a hold, so that scrolling never drags. */
export function useCardDrag() {
  const id = useId()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  )
  return { id, sensors, collisionDetection: pointerWithin, accessibility: QUIET }
}

// A board announces lifts and drops itself, once each and with names.
const QUIET = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
}

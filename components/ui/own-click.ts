import type { MouseEvent } from 'react'

/** Whether a press is meant for the row itself, and for no button in it or menu that one of them opened. */
export function isOwnClick({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  const pressed = target as HTMLElement
  return currentTarget.contains(pressed) && pressed.closest('button, [data-own-press]') === null
}

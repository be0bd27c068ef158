const openers = new WeakMap<EventTarget, HTMLElement>()

/** Keeps in mind what a dialog without a trigger of its own was opened from; out of a menu, what opened that. */
export function keepOpener({ currentTarget }: Event): void {
  const active = document.activeElement
  const menu = active?.closest('[role="menu"]')
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active
  if (currentTarget && opener instanceof HTMLElement) openers.set(currentTarget, opener)
}

/** Gives the focus back there, unless it has gone somewhere by itself. */
export function returnToOpener(event: Event): void {
  const opener = event.currentTarget ? openers.get(event.currentTarget) : undefined
  if (!opener?.isConnected || document.activeElement !== document.body) return
  event.preventDefault()
  opener.focus({ preventScroll: true })
}

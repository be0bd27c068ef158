/** The element of a card, wherever it stands now. */
export const cardElement = (id: string | undefined) =>
  id ? document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) : null

/** Focuses a card after the board has rendered where it went. */
export function focusCard(id: string | undefined): void {
  if (!id) return
  requestAnimationFrame(() => requestAnimationFrame(() => cardElement(id)?.focus({ preventScroll: false })))
}

/** Where in a column a point of the screen falls, counting only the cards that stay. */
export function indexAt(key: string, y: number, moving: readonly string[]): number {
  const list = document.querySelector(`[data-column="${CSS.escape(key)}"]`)
  const cards = [...(list?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
  const staying = cards.filter(({ dataset }) => !moving.includes(dataset.card ?? ''))
  const index = staying.findIndex((element) => {
    const { top, height } = element.getBoundingClientRect()
    return y < top + height / 2
  })
  return index < 0 ? staying.length : index
}

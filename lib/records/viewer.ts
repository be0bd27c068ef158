import type { Actor } from '@/lib/kernel/actor'

/** Who looks at the screen: what components need of the actor. */
export type Viewer = {
  id: string | null
  baseCurrency: string
  /** How long undo is offered. */
  undoSeconds: number
}

export const viewerOf = ({ id, workspace, person }: Actor): Viewer => ({
  id,
  baseCurrency: workspace.currency,
  undoSeconds: person?.toastSeconds ?? 10,
})

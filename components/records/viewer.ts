/** Who looks at the screen: what components need of the actor. */
export type Viewer = {
  id: string | null
  baseCurrency: string
  /** How long undo is offered. */
  undoSeconds: number
}

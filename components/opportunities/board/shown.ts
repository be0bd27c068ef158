/** Which parts of a card a person has switched off; read by the page so that the first paint is right. */
export const BOARD_COOKIE = 'board-hidden'

export const CARD_PARTS = [
  'customer',
  'amount',
  'tags',
  'priority',
  'close',
  'rotting',
  'next',
  'owner',
] as const

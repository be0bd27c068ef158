export type Random = ReturnType<typeof randomFrom>

/** Repeatable choices: the same seed gives the same sequence. */
export function randomFrom(seed: number) {
  const next = xorshift(seed)
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))

  return {
    int,
    chance: (percent: number) => next() * 100 < percent,
    pick: <Item>(items: readonly Item[]) => only(items[int(0, items.length - 1)]),
    weighted: <const Item>(choices: readonly (readonly [Item, number])[]) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      const found = choices.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      return only(found ?? choices.at(-1))[0]
    },
  }
}

function only<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new RangeError('Nothing to choose from')
  return item
}

// Marsaglia's xorshift: 32 bits of state are enough for made-up customers.
function xorshift(seed: number) {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}

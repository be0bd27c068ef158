/** What no schema of ours expects in place of a whole body. */
export const JUNK: unknown[] = [
  undefined,
  null,
  true,
  0,
  Number.NaN,
  '',
  'null',
  [],
  [[]],
  [null],
  () => {},
  Symbol.iterator,
  new Date(Number.NaN),
  new Map([['id', 1]]),
  JSON.parse('{"__proto__": {"polluted": true}}'),
  JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
  Object.create({ id: 'inherited' }),
]

/** What may stand where a value is expected. */
export const SPOILT: unknown[] = [
  null,
  '',
  'x'.repeat(30_000),
  '\u0000',
  '\ud800',
  "' or 1=1 --",
  '00000000-0000-0000-0000-000000000000',
  0,
  -1,
  1.5,
  1e308,
  Number.NaN,
  true,
  [],
  ['x'],
  [null],
  {},
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { toString: 'x', valueOf: 'x', length: -1 },
]

export const isPolluted = () => 'polluted' in {} || 'polluted' in [] || 'polluted' in Object

export const COLORS = [
  'gray',
  'red',
  'orange',
  'amber',
  'lime',
  'green',
  'teal',
  'sky',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const
export type Color = (typeof COLORS)[number]

const STEPS = [
  ['gigabyte', 1024 * 1024 * 1024],
  ['megabyte', 1024 * 1024],
  ['kilobyte', 1024],
  ['byte', 1],
] as const

/** A size as people read it: 1.2 MB. */
export function fileSize(bytes: number, locale: string): string {
  const [unit, size] = STEPS.find(([, least]) => bytes >= least) ?? (['byte', 1] as const)
  const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale, format).format(bytes / size)
}

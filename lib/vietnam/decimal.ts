/** A number with the comma or point of the language and nothing else, as it is typed. */
export const decimalText = (value: number, locale: string): string =>
  value.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 10 })

/** A number as people read it. */
export const formatNumber = (value: number, locale: string): string =>
  value.toLocaleString(locale, { maximumFractionDigits: 10 })

/** What was typed, by the language's own signs; undefined when it is no number, or not one yet. */
export function decimalIn(text: string, locale: string): number | undefined {
  const plain = text.replace(/[\s\u00a0%]/g, '')
  const [group, point] = locale.startsWith('vi') ? ['.', ','] : [',', '.']
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${point}\\d+)?$`)
  const digits = grouped.test(plain) ? plain.replaceAll(group, '') : plain
  const number = digits.replace(point, '.')
  return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : undefined
}

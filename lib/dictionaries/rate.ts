const DOTTED = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/
const COMMAED = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
const DECIMAL = /^\d{1,15}(\.\d{1,15})?$/

/**
 * A rate as people write it, as a plain positive decimal ("26.000" is 26000 where `grouped`,
 * in a currency without decimals); null when it is none.
 */
export function parseRate(typed: string, grouped: boolean): string | null {
  const text = typed.replace(/[\s\u00a0]/g, '')
  const plain =
    grouped && DOTTED.test(text)
      ? text.replaceAll('.', '').replace(',', '.')
      : grouped && COMMAED.test(text)
        ? text.replaceAll(',', '')
        : text.replace(',', '.')
  return DECIMAL.test(plain) && Number(plain) > 0 ? plain : null
}

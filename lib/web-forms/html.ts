/** Markup that is safe to send: whatever was put into it by `html` is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | false | undefined | readonly Part[]

/** A template whose values are text, other markup, lists of both, or nothing. */
export const html = (parts: TemplateStringsArray, ...values: Part[]): Html =>
  new Html(parts.map((part, at) => part + (at < values.length ? shown(values[at]) : '')).join(''))

function shown(part: Part): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(shown).join('')
  return part === null || part === undefined || part === false ? '' : escaped(String(part))
}

const SAID: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SAID[sign] ?? '')

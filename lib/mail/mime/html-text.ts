import { convert } from 'html-to-text'
import { cutDepth } from './html-depth'

const LIMIT = 2_000_000

/** Readable text of an HTML body; pictures and link addresses left out, at most 2 MB looked at. */
export function htmlToText(html: string): string {
  const text = convert(cutDepth(html), {
    wordwrap: false,
    limits: { maxInputLength: LIMIT, maxDepth: 200, maxChildNodes: 20_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: 'blockquote', options: { trimEmptyLines: true } },
    ],
  })
  return text.trim()
}

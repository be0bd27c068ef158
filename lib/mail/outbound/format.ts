const SAFE_LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/**
 * HTML of a plain text with the marks people type: **bold**, *italic*, lists with - or 1., > quotes, links.
 * Everything else is escaped; the only attribute ever written is the address of an http link.
 */
export function toHtml(text: string): string {
  return blocksOf(text.replace(/\r\n?/g, '\n').split('\n')).map(blockHtml).join('\n')
}

type Kind = 'text' | 'bullets' | 'numbers' | 'quote'
type Block = { kind: Kind; lines: string[] }

const MARKS: [Kind, RegExp][] = [
  ['bullets', /^\s*[-•]\s+/],
  ['numbers', /^\s*\d{1,3}[.)]\s+/],
  ['quote', /^\s*>\s?/],
]

function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = []
  let isOpen = false
  for (const line of lines) {
    if (line.trim() === '') {
      isOpen = false
      continue
    }
    const [kind, mark] = MARKS.find(([, pattern]) => pattern.test(line)) ?? (['text', /^/] as const)
    const last = blocks.at(-1)
    const content = line.replace(mark, '')
    if (isOpen && last?.kind === kind) last.lines.push(content)
    else blocks.push({ kind, lines: [content] })
    isOpen = true
  }
  return blocks
}

function blockHtml({ kind, lines }: Block): string {
  const each = lines.map(inline)
  if (kind === 'text') return `<p>${each.join('<br>')}</p>`
  if (kind === 'quote') return `<blockquote>${each.join('<br>')}</blockquote>`
  const tag = kind === 'bullets' ? 'ul' : 'ol'
  return `<${tag}>${each.map((item) => `<li>${item}</li>`).join('')}</${tag}>`
}

function inline(line: string): string {
  let html = ''
  let at = 0
  for (const { 0: link, index } of line.matchAll(SAFE_LINK)) {
    html += `${emphasis(line.slice(at, index))}<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`
    at = index + link.length
  }
  return html + emphasis(line.slice(at))
}

const emphasis = (text: string) =>
  escapeHtml(text)
    .replace(/\*\*(?=\S)([^*]+)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '<em>$1</em>')

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

import sanitize from 'sanitize-html'
import { cutDepth } from './html-depth'
import { INLINE_STYLES } from './html-styles'

type Options = { cid(contentId: string): string | null; remoteImages: boolean }

const TAGS = [
  'a',
  'abbr',
  'address',
  'b',
  'bdi',
  'bdo',
  'big',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'font',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'time',
  'tr',
  'tt',
  'u',
  'ul',
  'var',
  'wbr',
]
const DROPPED_WITH_TEXT = [
  'applet',
  'embed',
  'frame',
  'frameset',
  'iframe',
  'link',
  'math',
  'meta',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'option',
  'plaintext',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'xmp',
]
const LAYOUT = ['align', 'valign', 'width', 'height', 'bgcolor', 'dir', 'lang', 'title']
const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*$/i

/**
 * Makes a stranger's HTML safe to show in a sandboxed frame: known tags, harmless styles, safe links.
 * `cid` gives the address of an inline part or null; `blockedImages` counts what stayed unloaded.
 */
export function sanitizeMailHtml(html: string, options: Options): { html: string; blockedImages: number } {
  let blockedImages = 0
  const image = (attribs: sanitize.Attributes): sanitize.Attributes => {
    const source = imageSource(attribs.src ?? '', options)
    if (source === null && /^\s*(?:https?:)?\/\//i.test(attribs.src ?? '')) blockedImages += 1
    const { src, srcset, ...rest } = attribs
    return source === null ? rest : { ...rest, src: source }
  }
  const safe = sanitize(cutDepth(html.replaceAll('\0', '')), {
    allowedTags: TAGS,
    nonTextTags: DROPPED_WITH_TEXT,
    nestingLimit: 200,
    allowedAttributes: {
      '*': [...LAYOUT, 'style'],
      a: ['href', 'name', 'rel', 'target'],
      font: ['color', 'face', 'size'],
      img: ['src', 'alt', 'border'],
      ol: ['start', 'type'],
      table: ['border', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan', 'nowrap'],
      th: ['colspan', 'rowspan', 'nowrap', 'scope'],
      time: ['datetime'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // Relative sources are the inline parts that `cid` gave; other images were dropped before.
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
    allowedStyles: { '*': INLINE_STYLES },
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: link(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: image(attribs) }),
    },
  })
  return { html: safe, blockedImages }
}

function link(attribs: sanitize.Attributes): sanitize.Attributes {
  const href = (attribs.href ?? '').trim()
  const { href: _href, rel: _rel, target: _target, ...rest } = attribs
  if (!/^(?:https?:\/\/|mailto:|tel:|#)/i.test(href)) return rest
  return { ...rest, href, rel: 'noopener noreferrer nofollow', target: '_blank' }
}

function imageSource(source: string, options: Options): string | null {
  const src = source.trim()
  if (/^cid:/i.test(src)) return options.cid(decodeContentId(src.slice(4)))
  if (DATA_IMAGE.test(src)) return src
  return options.remoteImages && /^https?:\/\//i.test(src) ? src : null
}

function decodeContentId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

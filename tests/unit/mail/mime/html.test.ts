import { describe, expect, test } from 'vitest'
import { sanitizeMailHtml } from '@/lib/mail/mime'
import { PAYLOADS } from './payloads'

const options = { cid: (id: string) => (id === 'logo@x' ? '/inline/1' : null), remoteImages: false }
const clean = (html: string, remoteImages = false) => sanitizeMailHtml(html, { ...options, remoteImages })
// What the sanitizer writes is regular: lower-case names, every value in double quotes.
const TAG = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?\/?>/g
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g
const ALLOWED =
  /^(?:href|src|alt|rel|target|style|title|dir|lang|align|valign|width|height|bgcolor|border|cellpadding|cellspacing|colspan|rowspan|nowrap|scope|color|face|size|start|type|name|datetime)$/
const FORBIDDEN =
  /^(?:script|style|svg|math|iframe|frame|object|embed|form|input|button|select|textarea|link|meta|base|template|video|audio|source|noscript|title|body|html)$/

describe('no payload survives', () => {
  test.each(PAYLOADS)('%j', (payload) => {
    for (const remoteImages of [false, true]) {
      const { html } = clean(`<p>trước</p>${payload}<p>sau</p>`, remoteImages)
      const source = remoteImages
        ? /^(?:https?:|data:image\/(?:png|gif|jpe?g|webp);|\/inline\/)/
        : /^(?:data:image\/(?:png|gif|jpe?g|webp);|\/inline\/)/
      for (const [tag = '', name = '', attributes = ''] of html.matchAll(TAG)) {
        expect(tag.startsWith('</') || !FORBIDDEN.test(name)).toBe(true)
        for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
          expect(key).toMatch(ALLOWED)
          if (key === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|tel:|#)/)
          if (key === 'src') expect(value).toMatch(source)
          if (key === 'style')
            expect(value).not.toMatch(/url|expression|position|import|behavior|binding|\\|javascript/i)
        }
      }
      expect(html.replace(TAG, '')).not.toMatch(/[<>]/)
      expect(html).toContain('trước')
    }
  })

  test('cleaning twice changes nothing', () => {
    for (const payload of PAYLOADS) {
      const once = clean(payload).html
      expect(clean(once).html).toBe(once)
    }
  })
})

describe('what mail needs stays', () => {
  test('text, tables, colours and spacing', () => {
    const html =
      '<table width="600" cellpadding="4"><tr><td style="color:#ff0000;padding:4px 8px" align="center"><b>Báo giá</b></td></tr></table>'
    expect(clean(html).html).toBe(
      html.replace('color:#ff0000;padding:4px 8px', 'color:#ff0000;padding:4px 8px'),
    )
  })

  test('links open elsewhere and tell nothing', () => {
    expect(clean('<a href="https://acme.test/?a=1&amp;b=2" target="_self" rel="opener">x</a>').html).toBe(
      '<a href="https://acme.test/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    )
    expect(clean('<a href="mailto:an@a.test">x</a>').html).toContain('href="mailto:an@a.test"')
  })

  test('remote images wait for consent and are counted', () => {
    const html =
      '<img src="https://a.test/1.png" alt="một"><img src="http://a.test/2.png"><img src="cid:logo@x"><img src="cid:none">'
    const blocked = clean(html)
    expect(blocked.blockedImages).toBe(2)
    expect(blocked.html).toContain('alt="một"')
    expect(blocked.html).toContain('src="/inline/1"')
    expect(blocked.html).not.toContain('a.test')
    const shown = clean(html, true)
    expect(shown.blockedImages).toBe(0)
    expect(shown.html).toContain('src="https://a.test/1.png"')
  })

  test('no style loads anything, even with images allowed', () => {
    expect(clean('<p style="background:url(https://a.test/x);color:red">x</p>', true).html).toBe(
      '<p style="color:red">x</p>',
    )
  })

  test('HTML nested beyond reason is cut, not refused', () => {
    expect(clean(`<p>đầu</p>${'<div>'.repeat(50_000)}x`).html).toContain('đầu')
  })
})

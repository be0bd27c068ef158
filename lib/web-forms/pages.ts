import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Locale, wordsIn } from '@/lib/i18n/words-in'
import { controls, EMPTY, type Filled, OWN, trap } from './controls'
import { Html, html } from './html'
import type { ShownForm } from './queries'
import { newStamp } from './stamp'
import { STYLE } from './style'

type Shown = Partial<Filled> & {
  /** What stands above the questions: what to look at again, or to do. */
  notice?: string
  /** It has been filled in already. */
  isAgain?: boolean
  /** Only to be looked at. */
  isPreview?: boolean
  status?: number
}

/** The form itself, with whatever was entered. */
export function formPage(
  form: ShownForm,
  { notice, isAgain, isPreview, status, ...filled }: Shown = {},
): Response {
  const t = wordsIn(form.locale)
  const body = html`<h1>${form.title}</h1>
${form.intro && html`<p class="intro">${form.intro}</p>`}
${notice && html`<p class="notice" role="alert">${notice}</p>`}
<form method="post" accept-charset="utf-8">
<input type="hidden" name="${OWN.stamp}" value="${newStamp(form.id, { isAgain })}">
${trap(t)}${controls(form, t, { ...EMPTY, ...filled })}
<button type="submit"${isPreview && new Html(' disabled')}>${t('webForms.public.send')}</button>
</form>`
  return answer(form.locale, form.title, body, {
    status,
    targets: form.redirectUrl ? ["'self'", new URL(form.redirectUrl).origin] : ["'self'"],
    frames: isPreview ? "'self'" : '*',
  })
}

/** What whoever has sent the form reads; robots too. */
export const thanksPage = (form: ShownForm): Response =>
  answer(
    form.locale,
    form.title,
    html`<h1>${form.title}</h1>
<p class="thanks" role="status">${form.thanks}</p>`,
  )

/** There is no such form, any more or at all. */
export function gonePage(locale: Locale = 'vi'): Response {
  const t = wordsIn(locale)
  const title = t('webForms.public.gone')
  return answer(
    locale,
    title,
    html`<h1>${title}</h1>
<p>${t('webForms.public.goneText')}</p>`,
    { status: 404 },
  )
}

type Head = { status?: number; targets?: string[]; frames?: string }

function answer(
  locale: Locale,
  title: string,
  body: Html,
  { status = 200, targets = [], frames = '*' }: Head = {},
) {
  const nonce = randomBytes(16).toString('base64')
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${new Html(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `form-action ${targets.join(' ') || "'none'"}`,
    "base-uri 'none'",
    `frame-ancestors ${frames}`,
  ]
  return new Response(page.text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
      'Cache-Control': 'no-store',
    },
  })
}

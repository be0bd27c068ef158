import 'server-only'
import { wordsIn } from '@/lib/i18n/words-in'
import { controls, EMPTY, trap } from './controls'
import { html } from './html'
import type { ShownForm } from './queries'

/** What is copied into a website: the form within a frame, or as markup to be dressed as the site is. */
export function snippetsOf(form: ShownForm, address: string): { frame: string; markup: string } {
  const t = wordsIn(form.locale)
  const height = 260 + form.asked.length * 96 + (form.consentText ? 90 : 0)
  const frame = html`<iframe src="${address}" title="${form.title}" width="100%" height="${height}" style="border:0;max-width:576px" loading="lazy"></iframe>`
  const markup = html`<form action="${address}" method="post" accept-charset="utf-8">
<style>.trap { position: absolute; left: -100rem }</style>
${trap(t)}${controls(form, t, EMPTY)}<button type="submit">${t('webForms.public.send')}</button>
</form>`
  return { frame: frame.text, markup: markup.text }
}

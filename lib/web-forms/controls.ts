import type { FormWords } from '@/lib/i18n/words-in'
import type { Field } from '@/lib/kernel/entity'
import { Html, html } from './html'
import type { ShownForm } from './queries'
import type { Asked } from './questions'

/** Names that belong to the form itself and to no question. */
export const OWN = { stamp: '_stamp', consent: '_consent', trap: '_homepage' } as const

export type Filled = {
  values: Readonly<Record<string, string>>
  hasConsent: boolean
  errors: Readonly<Record<string, string>>
}
export const EMPTY: Filled = { values: {}, hasConsent: false, errors: {} }

/** All that is asked, each with its label, what was entered, and what is wrong with it. */
export function controls(form: ShownForm, t: FormWords, { values, hasConsent, errors }: Filled): Html[] {
  const asked = form.asked.map((each) => {
    const { name, field, isRequired } = each
    const error = errors[name]
    return html`<p>
<label for="${name}">${labelOf(t, name, field)}${isRequired && html` <span class="must">(${t('webForms.public.required')})</span>`}</label>
${control(form, t, each, values[name] ?? '', Boolean(error))}
${error && html`<span class="wrong" id="${name}-wrong">${error}</span>`}
</p>
`
  })
  return form.consentText ? [...asked, consent(form.consentText, hasConsent)] : asked
}

const consent = (text: string, isTicked: boolean): Html => html`<p class="consent">
<input type="checkbox" id="${OWN.consent}" name="${OWN.consent}" value="1"${isTicked && new Html(' checked')}>
<label for="${OWN.consent}">${text}</label>
</p>
`

/** A field that people never see; whoever fills it in reads the page as robots do. */
export const trap = (t: FormWords): Html => html`<div class="trap" aria-hidden="true">
<label for="${OWN.trap}">${t('webForms.public.trap')}</label>
<input id="${OWN.trap}" name="${OWN.trap}" tabindex="-1" autocomplete="off">
</div>
`

/** Some names are for colleagues, and say nothing to strangers. */
function labelOf(t: FormWords, name: string, { custom }: Field): string {
  if (custom) return custom.label
  const own = `webForms.public.labels.${name}` as 'webForms.public.labels.description'
  return t.has(own) ? t(own) : t(`fields.lead.${name}` as 'fields.lead.name')
}

const TYPE: Readonly<Record<string, string>> = {
  email: 'email',
  phone: 'tel',
  date: 'date',
}
const FILLED_BY: Readonly<Record<string, string>> = {
  name: 'name',
  companyName: 'organization',
  phone: 'tel',
  email: 'email',
  address: 'street-address',
}

function control(form: ShownForm, t: FormWords, asked: Asked, value: string, isWrong: boolean): Html {
  const { name, field, isRequired } = asked
  const most = field.max ?? (field.type === 'longText' ? 20_000 : 255)
  const shared = html` id="${name}" name="${name}"${isRequired && new Html(' required')}${
    isWrong && html` aria-invalid="true" aria-describedby="${name}-wrong"`
  }`
  if (field.type === 'longText')
    return html`<textarea${shared} rows="4" maxlength="${most}">${'\n'}${value}</textarea>`
  const choices = choicesOf(form, t, asked)
  if (choices)
    return html`<select${shared}><option value="">${t('webForms.public.choose')}</option>${choices.map(
      ([id, label]) => html`<option value="${id}"${id === value && new Html(' selected')}>${label}</option>`,
    )}</select>`
  return html`<input${shared} type="${TYPE[field.type] ?? 'text'}" maxlength="${most}" autocomplete="${FILLED_BY[name] ?? 'off'}" value="${value}">`
}

function choicesOf({ options }: ShownForm, t: FormWords, { name, field }: Asked): [string, string][] | null {
  if (field.to) return (options[field.to] ?? []).map((each) => [each.id, each.name])
  if (field.type === 'boolean')
    return [
      ['true', t('records.yes')],
      ['false', t('records.no')],
    ]
  if (field.type !== 'choice') return null
  return (field.options ?? []).map((each) => [
    each,
    field.custom?.choices[each] ?? t(`choices.lead.${name}.${each}` as 'choices.lead.status.new'),
  ])
}

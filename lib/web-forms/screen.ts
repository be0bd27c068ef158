import 'server-only'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Description, describe as descriptionOf } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { leads } from '@/lib/leads/entity'
import { rulesOf } from '@/lib/record-rules/rules'
import { optionsFor } from '@/lib/records/options'
import { getRecord } from '@/lib/records/query'
import { askable } from './askable'
import { webForms } from './entity'
import { publicKeyOf, shownForm } from './queries'
import { demandedBy, missingIn } from './questions'

/** What the page of one form shows. */
export async function loadWebForm(tx: Tx, actor: Actor, id: string) {
  const form = await getRecord(tx, actor, webForms, id)
  if (!form) throw notFound()
  const required = demandedBy(form, await rulesOf(tx, actor, leads))
  return {
    form: { ...form, publicKey: undefined, id, version: Number(form.version), name: String(form.name) },
    publicKey: await publicKeyOf(tx, actor, id),
    missing: missingIn(entityIn(actor, leads), form, required),
    shown: await shownForm(tx, actor, form),
    options: await optionsFor(tx, actor, webForms),
  }
}

/** What the form of a form needs to know: it may ask for the company's own fields too. */
export function describeFor(actor: Actor): Description {
  const description = descriptionOf(webForms)
  const questions = { ...webForms.fields.questions, options: askable(entityIn(actor, leads)) }
  return { ...description, fields: { ...description.fields, questions } }
}

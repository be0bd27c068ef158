import 'server-only'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { type ChoiceLine, customField, customValue, type Fields } from '@/db/schema'
import { letGo } from '@/lib/files/keep'
import type { Context } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Row } from '@/lib/records/query'
import { codeOf } from '@/lib/vietnam/text'
import type { Rules } from './dictionary'
import { checkedFormula, refuseInFormula } from './formula-rules'

const CODE = /^[a-z][a-z0-9_]{0,37}$/
/** More would slow every list and form down. */
const MOST = 60

/** What a field is, it stays: only its words, its choices and its place change. What records hold in it goes with it. */
export const customFieldRules: Rules = {
  siblings: ({ kind }) => eq(customField.kind, String(kind)),
  goesAlong: true,

  async prepare(context, values) {
    const code = values.code ? String(values.code).toLowerCase() : codeOf(String(values.name))
    if (!CODE.test(code)) throw invalidField('code', 'fieldCode')
    refuseWithoutChoices(values)
    const computed = checkedFormula(context, { ...values, code })
    await refuseMore(context, values.kind)
    await refuseTaken(context, { ...values, code })
    return { ...values, code, ...computed }
  },

  async follow(context, before, patch) {
    for (const name of ['kind', 'code', 'type']) {
      if (name in patch && patch[name] !== before[name]) throw invalidField(name, 'invalidValue')
    }
    refuseWithoutChoices({ ...before, ...patch })
    if (patch.options) await refuseUsedChoices(context, before, patch.options as ChoiceLine[])
    if (patch.formula === undefined) return patch
    return { ...patch, ...checkedFormula(context, { ...before, ...patch }, String(before.result)) }
  },

  async leave(context, { id, kind, code, type }) {
    refuseInFormula(context.actor, String(kind), String(code))
    if (type === 'files') await letGo(context, await filesHeldIn(context, id), true)
  },
}

function refuseWithoutChoices({ type, options }: Fields): void {
  const isChosen = type === 'choice' || type === 'choices'
  if (isChosen && !(Array.isArray(options) && options.length > 0)) throw invalidField('options', 'required')
}

async function refuseMore({ tx, actor }: Context, kind: unknown): Promise<void> {
  const count = await tx.$count(
    customField,
    and(eq(customField.workspaceId, actor.workspace.id), eq(customField.kind, String(kind))),
  )
  if (count >= MOST) throw conflict('tooManyFields', { most: MOST })
}

async function refuseTaken({ tx, actor }: Context, { id, kind, code }: Fields): Promise<void> {
  const [twin] = await tx
    .select({ id: customField.id })
    .from(customField)
    .where(
      and(
        eq(customField.workspaceId, actor.workspace.id),
        eq(customField.kind, String(kind)),
        eq(customField.code, String(code)),
        ne(customField.id, String(id)),
      ),
    )
  if (twin) throw invalidField('code', 'duplicate')
}

async function filesHeldIn({ tx, actor }: Context, id: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ text: customValue.text })
    .from(customValue)
    .where(and(eq(customValue.workspaceId, actor.workspace.id), eq(customValue.fieldId, id)))
  return rows.flatMap(({ text }) => text ?? [])
}

/** A choice that records hold is renamed, not taken away. */
async function refuseUsedChoices({ tx, actor }: Context, before: Row, options: ChoiceLine[]): Promise<void> {
  const kept = options.map(({ id }) => id)
  const gone = (before.options as ChoiceLine[]).filter(({ id }) => !kept.includes(id))
  if (gone.length === 0) return
  const [held] = await tx
    .select({ text: customValue.text })
    .from(customValue)
    .where(
      and(
        eq(customValue.workspaceId, actor.workspace.id),
        eq(customValue.fieldId, before.id),
        inArray(
          customValue.text,
          gone.map(({ id }) => id),
        ),
      ),
    )
    .limit(1)
  const name = gone.find(({ id }) => id === held?.text)?.text
  if (name) throw invalidField('options', 'usedChoice', { name })
}

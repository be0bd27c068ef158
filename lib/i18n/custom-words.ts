import type { CustomFields } from '@/lib/kernel/custom-fields'

type Messages = { [key: string]: string | Messages }

/** By kind of record and field, what a company calls its own fields and their choices. */
export type CustomWords = Readonly<
  Record<string, Readonly<Record<string, { label: string; choices: Readonly<Record<string, string>> }>>>
>

/** Of the fields that a company added, the words and nothing else: these go to every browser. */
export const customWordsOf = (customFields: CustomFields | undefined): CustomWords | undefined =>
  customFields &&
  Object.fromEntries(
    Object.entries(customFields).map(([kind, declared]) => {
      const named = Object.entries(declared).flatMap(([name, { custom }]) =>
        custom ? [[name, { label: custom.label, choices: custom.choices }]] : [],
      )
      return [kind, Object.fromEntries(named)]
    }),
  )

/** Messages with the words of the fields that a company added: as if the product had always had them. */
export function withCustomWords<M extends object>(messages: M, words: CustomWords | undefined): M {
  if (!words) return messages
  const { fields, choices, ...rest } = messages as unknown as Record<'fields' | 'choices', Messages>
  const added = { fields: { ...fields }, choices: { ...choices } }
  for (const [kind, named] of Object.entries(words)) {
    const labels = Object.entries(named).map(([name, each]) => ({ name, ...each }))
    added.fields[kind] = {
      ...(fields[kind] as Messages),
      ...Object.fromEntries(labels.map(({ name, label }) => [name, literal(label)])),
    }
    added.choices[kind] = {
      ...(choices[kind] as Messages),
      ...Object.fromEntries(labels.map(({ name, choices }) => [name, mapped(choices)])),
    }
  }
  return { ...rest, ...added } as unknown as M
}

const mapped = (texts: Readonly<Record<string, string>>): Messages =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, literal(text)]))

/** Text that means itself in a message of the ICU format: its quotes doubled, its brackets quoted. */
const literal = (text: string): string => text.replaceAll("'", "''").replace(/[{}<>|#]+/g, "'$&'")

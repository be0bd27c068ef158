import type { CustomFields } from '@/lib/kernel/custom-fields'

type Messages = { [key: string]: string | Messages }

/** Messages with the words of the fields that a company added: as if the product had always had them. */
export function withCustomWords<M extends object>(messages: M, customFields: CustomFields | undefined): M {
  if (!customFields) return messages
  const { fields, choices, ...rest } = messages as unknown as Record<'fields' | 'choices', Messages>
  const added = { fields: { ...fields }, choices: { ...choices } }
  for (const [kind, declared] of Object.entries(customFields)) {
    const labels = Object.entries(declared).flatMap(([name, { custom }]) =>
      custom ? [{ name, ...custom }] : [],
    )
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

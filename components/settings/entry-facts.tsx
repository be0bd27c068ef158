import { FieldValue } from '@/components/fields/field-value'
import { useFieldWords } from '@/components/fields/words'
import { Badge } from '@/components/ui/badge'
import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { applies, type Field } from '@/lib/kernel/entity'

/** What a row tells of itself beside its name: ticks by their label, everything else with its value. */
export function EntryFacts({
  entry,
  data,
}: {
  entry: Entry
  data: Pick<DictionaryData, 'description' | 'look' | 'options'>
}) {
  const { description, look, options } = data
  const { label } = useFieldWords(description.name)
  const shown = look.facts.flatMap((name) => {
    const field = description.fields[name]
    return field && isWorthSaying(entry, name, field, look.quiet?.[name]) ? [{ name, field }] : []
  })
  if (shown.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-text-muted">
      {shown.map(({ name, field }) => (
        <div key={name} className="flex min-w-0 max-w-full items-center gap-1">
          <dt className={SILENT.has(field.type) ? 'sr-only' : 'shrink-0'}>{label(name)}</dt>
          <dd className="min-w-0 truncate text-text">
            {field.type === 'boolean' ? (
              <Badge>{label(name)}</Badge>
            ) : field.type === 'checklist' ? (
              listOf(entry[name]).length
            ) : (
              <FieldValue
                entity={description.name}
                name={name}
                field={field}
                value={entry[name]}
                options={options}
                plain
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const SILENT: ReadonlySet<Field['type']> = new Set(['boolean', 'choice', 'text', 'references'])

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function isWorthSaying(entry: Entry, name: string, field: Field, quiet: unknown): boolean {
  const value = entry[name]
  if (!applies(field, entry)) return false
  if (value === quiet || value === null || value === undefined || value === '') return false
  if (field.type === 'boolean') return value === true
  return !Array.isArray(value) || value.length > 0
}

import { useTranslations } from 'next-intl'
import { isBlank } from '@/lib/fields/blank'
import { applies, type Description, type Field, isDemanded } from '@/lib/kernel/entity'
import type { Result } from '@/lib/kernel/result'
import type { Values } from './values'

/**
 * Adds to what the server refused of a new record everything else that is demanded and empty: it looks at what the
 * product demands before it looks at what the company does, and people want to hear of all at once.
 */
export function useEmptyOnes(description: Description, names: readonly string[], isNew: boolean) {
  const t = useTranslations('errors')
  return <Saved>(result: Result<Saved>, entered: Values): Result<Saved> => {
    if (result.ok || result.error.code !== 'invalid' || !isNew) return result
    const empty = names.filter((name) => isEmpty(description.fields[name], entered, entered[name]))
    const fields = Object.fromEntries(empty.map((name) => [name, t('required')]))
    return { ...result, error: { ...result.error, fields: { ...fields, ...result.error.fields } } }
  }
}

function isEmpty(field: Field | undefined, entered: Values, value: unknown): boolean {
  if (!field || !isDemanded(field, entered) || field.type === 'boolean' || !applies(field, entered))
    return false
  return isBlank(value)
}

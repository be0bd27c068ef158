import { useTranslations } from 'next-intl'
import type { Description, Field } from '@/lib/kernel/entity'
import type { Result } from '@/lib/kernel/result'
import type { Values } from './values'

/**
 * Says of a new record everything that is demanded and empty, at once: the server looks at what the product demands
 * before it looks at what the company does. Null when nothing is.
 */
export function useEmptyOnes(description: Description, names: readonly string[], isNew: boolean) {
  const t = useTranslations('errors')
  return (entered: Values): Extract<Result<never>, { ok: false }> | null => {
    const empty = names.filter((name) => isNew && isEmpty(description.fields[name], entered, entered[name]))
    if (empty.length === 0) return null
    const fields = Object.fromEntries(empty.map((name) => [name, t('required')]))
    return { ok: false, error: { code: 'invalid', message: t('invalid'), fields } }
  }
}

function isEmpty(field: Field | undefined, entered: Values, value: unknown): boolean {
  if (!field?.required || field.type === 'boolean') return false
  if (field.when && entered[field.when.field] !== field.when.is) return false
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

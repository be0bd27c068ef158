import { useTranslations } from 'next-intl'

/** The words of an entity's fields and choices. */
export const useFieldWords = (entity: string) => useAllFieldWords()(entity)

/** The same of whichever entity. */
export function useAllFieldWords() {
  const t = useTranslations()
  const said = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback)
  return (entity: string) => ({
    label: (name: string) => said(`fields.${entity}.${name}`, name),
    hint: (name: string) => said(`fields.${entity}.${name}Hint`, ''),
    choice: (name: string, value: string) => said(`choices.${entity}.${name}.${value}`, value),
  })
}

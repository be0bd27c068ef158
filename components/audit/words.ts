import { useTranslations } from 'next-intl'

/** What kinds, types and fields of the log are called; the bare name of one that a later version wrote. */
export function useLogWords() {
  const t = useTranslations()
  const said = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback)
  return {
    kind: (name: string) => said(`audit.kinds.${name}`, name),
    type: (name: string) => said(`audit.types.${name}`, name),
    label: (entity: string, name: string) =>
      said(`fields.${entity}.${name}`, said(`audit.fields.${name}`, name)),
  }
}

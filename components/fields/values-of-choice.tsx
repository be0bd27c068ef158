import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { ColorDot, Tag } from '@/components/ui/tag'
import { colorOf, listOf, optionsOf, textOf, type ValueProps } from './props'
import { useFieldWords } from './words'

export function ChoiceValue({ entity, name, value }: ValueProps) {
  const { choice } = useFieldWords(entity)
  return <span>{choice(name, textOf(value))}</span>
}

export function ChoicesValue({ entity, name, value }: ValueProps) {
  const { choice } = useFieldWords(entity)
  return (
    <span>
      {listOf(value)
        .map((each) => choice(name, each))
        .join(', ')}
    </span>
  )
}

export function BooleanValue({ value }: ValueProps) {
  const t = useTranslations('records')
  return <span>{value ? t('yes') : t('no')}</span>
}

export function ColorValue({ value }: ValueProps) {
  const t = useTranslations('ui.color')
  const color = colorOf(textOf(value)) ?? 'gray'
  return (
    <span className="inline-flex items-center gap-1.5">
      <ColorDot color={color} />
      {t(color)}
    </span>
  )
}

/** The other record's name, with the colour or face by which people know it. */
export function ReferenceValue(props: ValueProps) {
  const t = useTranslations('records')
  const id = textOf(props.value)
  const option = optionsOf(props).find((each) => each.id === id)
  const color = colorOf(option?.color)
  if (!option) return <span className="text-text-muted">{t('gone')}</span>
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
      {props.field.to === 'member' && <Avatar id={id} name={option.name} size="xs" decorative />}
      {color && <ColorDot color={color} />}
      <span className="truncate">{option.name}</span>
    </span>
  )
}

export function ReferencesValue(props: ValueProps) {
  const ids = listOf(props.value)
  const chosen = optionsOf(props).filter(({ id }) => ids.includes(id))
  return (
    <span className="inline-flex min-w-0 flex-wrap gap-1">
      {chosen.map(({ id, name, color }) => (
        <Tag key={id} color={colorOf(color)}>
          {name}
        </Tag>
      ))}
    </span>
  )
}

export function ChecklistValue({ value }: ValueProps) {
  const lines = Array.isArray(value) ? (value as { id: string; text: string }[]) : []
  return (
    <ul className="list-disc ps-4">
      {lines.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  )
}

export function CountValue({ value }: ValueProps) {
  return <span className="figures">{listOf(value).length}</span>
}

export function QuestionsValue({ field, value }: ValueProps) {
  const { label } = useFieldWords(field.of ?? '')
  const asked = Array.isArray(value) ? (value as { field: string }[]) : []
  return <span>{asked.map((each) => label(each.field)).join(', ')}</span>
}

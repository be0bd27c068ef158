import { useTranslations } from 'next-intl'
import type { Todo } from '@/db/schema'
import type { ValueProps } from './props'

export const todosIn = (value: unknown): Todo[] => (Array.isArray(value) ? (value as Todo[]) : [])

/** How many of them are done: "2/5". */
export function TodosValue({ value }: Pick<ValueProps, 'value'>) {
  const t = useTranslations('records.todos')
  const todos = todosIn(value)
  const done = todos.filter(({ isDone }) => isDone).length
  return (
    <span className="figures whitespace-nowrap">
      <span aria-hidden>{`${done}/${todos.length}`}</span>
      <span className="sr-only">{t('done', { done, all: todos.length })}</span>
    </span>
  )
}

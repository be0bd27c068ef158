import { useTranslations } from 'next-intl'
import { todosIn } from '@/components/fields/todos-value'

type TodosChangeProps = { label: string; before: unknown; after: unknown }
type Said = {
  key: 'added' | 'removed' | 'renamed' | 'ticked' | 'unticked' | 'ordered'
  text: string
  was: string
}

/** What became of a checklist, line by line. */
export function TodosChange({ label, before, after }: TodosChangeProps) {
  const t = useTranslations('records.todos.changes')
  return (
    <li>
      <span className="text-text-muted">{label}:</span>{' '}
      {changesIn(before, after)
        .map(({ key, text, was }) => t(key, { text, was }))
        .join('; ')}
    </li>
  )
}

function changesIn(before: unknown, after: unknown): Said[] {
  const [old, now] = [todosIn(before), todosIn(after)]
  const removed = old.filter(({ id }) => !now.some((each) => each.id === id))
  const said: Said[] = removed.map(({ text }) => ({ key: 'removed', text, was: '' }))
  for (const { id, text, isDone } of now) {
    const was = old.find((each) => each.id === id)
    if (!was) said.push({ key: 'added', text, was: '' })
    if (was && was.text !== text) said.push({ key: 'renamed', text, was: was.text })
    if (was && was.isDone !== isDone) said.push({ key: isDone ? 'ticked' : 'unticked', text, was: '' })
  }
  return said.length > 0 ? said : [{ key: 'ordered', text: '', was: '' }]
}

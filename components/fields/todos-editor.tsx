'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { SortableList } from '@/components/ui/sortable-list'
import type { Todo } from '@/db/schema'
import { NewLine, onEnter } from './new-line'
import type { EditorProps } from './props'
import { todosIn } from './todos-value'

/** Lines to be ticked, added, changed, ordered and removed. */
export function TodosEditor({ label, value, onChange }: Pick<EditorProps, 'label' | 'value' | 'onChange'>) {
  const t = useTranslations('records.todos')
  const todos = todosIn(value)
  const change = (id: string, patch: Partial<Todo>) =>
    onChange(todos.map((todo) => (todo.id === id ? { ...todo, ...patch } : todo)))
  return (
    <div className="flex flex-col gap-1">
      {todos.length > 0 && (
        <SortableList
          label={label}
          items={todos.map((todo) => ({ ...todo, label: todo.text }))}
          onReorder={(items) => onChange(items.map(({ id, text, isDone }) => ({ id, text, isDone })))}
          render={(todo) => (
            <TodoLine
              key={`${todo.id} ${todo.text}`}
              todo={todo}
              onChange={(patch) => change(todo.id, patch)}
              onRemove={() => onChange(todos.filter(({ id }) => id !== todo.id))}
            />
          )}
        />
      )}
      <NewLine
        id={undefined}
        aria-label={t('new')}
        placeholder={t('new')}
        add={t('add')}
        onAdd={(text) => onChange([...todos, { id: crypto.randomUUID(), text, isDone: false }])}
      />
    </div>
  )
}

type TodoLineProps = { todo: Todo; onChange: (patch: Partial<Todo>) => void; onRemove: () => void }

function TodoLine({ todo, onChange, onRemove }: TodoLineProps) {
  const t = useTranslations('records.todos')
  const [text, setText] = useState(todo.text)
  const rename = () => {
    const next = text.trim()
    if (!next) setText(todo.text)
    else if (next !== todo.text) onChange({ text: next })
  }
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2 py-0.5">
      <Checkbox
        label={todo.text}
        hideLabel
        checked={todo.isDone}
        onChange={(isDone) => onChange({ isDone })}
      />
      <Input
        id={undefined}
        aria-label={t('line')}
        maxLength={200}
        value={text}
        className={todo.isDone ? 'text-text-muted line-through' : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={rename}
        onKeyDown={onEnter(rename)}
      />
      <IconButton size="sm" label={t('remove', { text: todo.text })} icon={<Trash2 />} onClick={onRemove} />
    </span>
  )
}

'use client'

import { useRef, useState } from 'react'
import { TodosEditor } from '@/components/fields/todos-editor'
import { TodosValue, todosIn } from '@/components/fields/todos-value'
import { isSame } from '@/lib/kernel/same'

type InlineTodosProps = {
  label: string
  value: unknown
  /** Without it they are only looked at. */
  write?: (value: unknown) => Promise<boolean>
  error?: string
}

/** A checklist where it stands: each change is shown at once and saved by itself, one after the other. */
export function InlineTodos({ label, value, write, error }: InlineTodosProps) {
  const [own, setOwn] = useState<{ on: unknown; todos: unknown } | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const waiting = useRef(0)
  const shown = own && (waiting.current > 0 || isSame(own.on, value)) ? own.todos : value
  const save = (todos: unknown) => {
    if (!write) return
    setOwn({ on: value, todos })
    waiting.current++
    queue.current = queue.current.then(async () => {
      await write(todos).catch(() => false)
      waiting.current--
      if (waiting.current === 0) setOwn(null)
    })
  }
  if (!write) return <ReadOnly value={value} />
  return (
    <fieldset aria-label={label} className="min-w-0">
      <TodosEditor label={label} value={shown} onChange={save} />
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function ReadOnly({ value }: { value: unknown }) {
  const todos = todosIn(value)
  return (
    <div>
      <TodosValue value={value} />
      <ul className="list-disc ps-5">
        {todos.map(({ id, text, isDone }) => (
          <li key={id} className={isDone ? 'text-text-muted line-through' : undefined}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

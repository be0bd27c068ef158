'use client'

import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { isComposing } from './hotkeys'
import { Spinner } from './spinner'

export type InlineEditor<Value> = {
  value: Value
  onChange: (value: Value) => void
  /** Saves at once, for editors where picking is the whole edit. */
  commit: (value: Value) => void
  label: string
}

type EditingProps<Value> = {
  label: string
  value: Value
  editor: (editor: InlineEditor<Value>) => ReactNode
  onSave: (value: Value) => Promise<boolean | undefined>
  onEnd: () => void
}

/** The open half of InlineEdit: keeps the draft, saves on leaving, reverts on Esc. */
export function Editing<Value>({ label, value, editor, onSave, onEnd }: EditingProps<Value>) {
  const frame = useRef<HTMLFieldSetElement>(null)
  const { draft, change, save, end, pending } = useDraft({ label, value, onSave, onEnd })

  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')?.focus()
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || !frame.current?.contains(event.target as Node)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      end(true)
    }
    if (event.key === 'Enter' && savesOnEnter(event)) {
      event.preventDefault()
      queueMicrotask(() => save(true))
    }
  }
  const onBlur = (event: FocusEvent) => {
    if (isElsewhere(event.relatedTarget, frame.current)) queueMicrotask(() => save(false))
  }
  const commit = (next: Value) => {
    change(next)
    queueMicrotask(() => save(true))
  }

  return (
    <fieldset
      ref={frame}
      data-inline-editing
      aria-label={label}
      aria-busy={pending}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      className="relative min-w-0"
    >
      {editor({ value: draft, onChange: change, commit, label })}
      {pending && <Spinner className="absolute end-2 top-2" />}
    </fieldset>
  )
}

function useDraft<Value>({ label, value, onSave, onEnd }: Omit<EditingProps<Value>, 'editor'>) {
  const latest = useRef(value)
  const isOver = useRef(false)
  const [draft, setDraft] = useState(value)
  const [pending, setPending] = useState(false)

  const change = (next: Value) => {
    latest.current = next
    setDraft(next)
  }
  const end = (refocus: boolean) => {
    isOver.current = true
    flushSync(onEnd)
    if (refocus) focusValue(label)
  }
  const save = async (refocus: boolean) => {
    if (isOver.current) return
    if (Object.is(latest.current, value)) return end(refocus)

    isOver.current = true
    setPending(true)
    const accepted = await onSave(latest.current).catch(() => false)
    setPending(false)
    isOver.current = accepted !== false
    if (accepted !== false) end(refocus)
  }
  return { draft, change, save, end, pending }
}

function savesOnEnter(event: KeyboardEvent) {
  if (event.target instanceof HTMLButtonElement) return false
  return !(event.target instanceof HTMLTextAreaElement) || event.ctrlKey || event.metaKey
}

// An editor's own popups live at the end of the page, outside the frame.
function isElsewhere(next: EventTarget | null, frame: HTMLElement | null) {
  if (!(next instanceof Element)) return !document.querySelector(POPUP)
  return !frame?.contains(next) && !next.closest(POPUP)
}

const POPUP = '[data-radix-popper-content-wrapper]'

/** Where the editor stood, unless its person has gone on to something else by now. */
function focusValue(label: string) {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>(`[data-inline-edit="${CSS.escape(label)}"]`)?.focus()
}

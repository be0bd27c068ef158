'use client'

import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react'

type Bindings = Record<string, (event: KeyboardEvent) => unknown>
type Options = { within?: RefObject<HTMLElement | null>; enabled?: boolean }

const ShortcutsContext = createContext(true)

/** Lets a person switch off single-key shortcuts; combinations with Ctrl/⌘ stay. */
export function ShortcutsProvider({ enabled, children }: { enabled: boolean; children: ReactNode }) {
  return <ShortcutsContext value={enabled}>{children}</ShortcutsContext>
}

/** Whether single-key shortcuts are on for this person. */
export const useShortcutsEnabled = (): boolean => use(ShortcutsContext)

/**
 * Keys to actions: `e`, `?`, `Escape`, `shift+ArrowUp`, `mod+k` (Ctrl or ⌘). `within` limits them to an element.
 * Never fires while composing Vietnamese; plain keys never fire while typing, in a menu or behind a modal dialog.
 */
export function useHotkeys(bindings: Bindings, { within, enabled = true }: Options = {}) {
  const singleKeys = use(ShortcutsContext)
  const current = useRef(bindings)
  current.current = bindings

  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event)) return
      const root = within?.current
      if (within && !root?.contains(event.target as Node)) return

      const key = nameOf(event)
      const action = current.current[key]
      if (!action || isTyping(event.target)) {
        if (!action || !key.startsWith('mod+') || key === 'mod+z') return
      }
      if (isCharacter(key) && (!singleKeys || isSearching(event.target))) return
      if (isOperating(event.target, event.key)) return
      if (isBehindModal(event.target, root) && !key.startsWith('mod+')) return
      if (action(event) !== false) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [enabled, within, singleKeys])
}

export function isComposing(event: { isComposing?: boolean; keyCode?: number }) {
  return event.isComposing === true || event.keyCode === 229
}

export function isTyping(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLSelectElement || target.role === 'combobox') return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

function nameOf(event: KeyboardEvent) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  const shift = event.shiftKey && (mod || event.key.length > 1) ? 'shift+' : ''
  return `${mod}${event.altKey ? 'alt+' : ''}${shift}${key}`
}

const isCharacter = (key: string) => key.length === 1

/** In a menu letters look for an entry. */
const isSearching = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="menu"]') !== null

function isOperating(target: EventTarget | null, key: string) {
  if (!OPERATING_KEYS.has(key) || !(target instanceof Element)) return false
  return target.closest('button, input, summary, [role="menu"], [role="tablist"]') !== null
}

const OPERATING_KEYS = new Set([
  ' ',
  'Enter',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
])

function isBehindModal(target: EventTarget | null, root?: HTMLElement | null) {
  const modal = document.querySelector('[data-modal][data-state="open"]')
  if (!modal) return false
  return !modal.contains(target as Node) && !(root && modal.contains(root))
}

'use client'

import { Plus } from 'lucide-react'
import { type ComponentProps, type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { isComposing } from '@/components/ui/hotkeys'
import { Input } from '@/components/ui/input'

type NewLineProps = ComponentProps<typeof Input> & { add: string; onAdd: (text: string) => void }

/** Where a line for a list of lines is written; `add` is on its button. */
export function NewLine({ add, onAdd, ...props }: NewLineProps) {
  const [text, setText] = useState('')
  const submit = () => {
    if (text.trim()) onAdd(text.trim())
    setText('')
  }
  return (
    <span className="flex gap-1">
      <Input
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={submit}
        onKeyDown={onEnter(submit)}
        {...props}
      />
      <Button icon={<Plus />} onClick={submit}>
        {add}
      </Button>
    </span>
  )
}

/** What Enter does in a line; with Ctrl or Cmd it saves the whole form. */
export const onEnter = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || isComposing(event.nativeEvent)) return
  event.preventDefault()
  act()
}

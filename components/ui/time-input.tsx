'use client'

import { type ComponentProps, useState } from 'react'
import { parseTime } from '@/lib/vietnam/clock'
import { Input } from './input'

type TimeInputProps = Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> & {
  value: string | null
  onChange: (value: string) => void
  /** Whether it may be emptied, which is told as ''. */
  clears?: boolean
}

/** A time of day as HH:mm, typed in any usual way: 9h, 9:30, 3 chiều. */
export function TimeInput({ value, onChange, clears = false, ...input }: TimeInputProps) {
  const [text, setText] = useState<string>()
  const [refused, setRefused] = useState(false)
  const settle = () => {
    if (text === undefined) return
    const time = parseTime(text)
    if (time || !text.trim()) setText(undefined)
    setRefused(!time && text.trim() !== '')
    if (time && time !== value) onChange(time)
    if (clears && value && !text.trim()) onChange('')
  }
  return (
    <Input
      {...input}
      placeholder="--:--"
      value={text ?? value ?? ''}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      {...(refused && { 'aria-invalid': true })}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      className="figures"
    />
  )
}

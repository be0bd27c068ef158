'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { type EditorProps, textOf } from './props'
import { useFieldWords } from './words'

const FUNCTIONS = ['if', 'days', 'today'] as const

/** A formula as text, with the fields and functions that it may be made of to be put in by a press. */
export function FormulaEditor({ label, name, value, onChange, options, beside }: EditorProps) {
  const t = useTranslations('records.formula')
  const area = useRef<HTMLTextAreaElement>(null)
  const kind = textOf(beside?.kind)
  const words = useFieldWords(kind)
  const own = textOf(beside?.code)
  const offered = (options?.[`formula ${kind}`] ?? []).filter(({ id }) => id !== own)
  const put = (text: string) => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {}
    const now = textOf(value)
    onChange(now.slice(0, selectionStart) + text + now.slice(selectionEnd))
    area.current?.focus()
  }
  return (
    <div className="flex flex-col gap-2">
      <Textarea
        ref={area}
        aria-label={label}
        name={name}
        maxLength={500}
        spellCheck={false}
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value)}
        className="font-mono"
      />
      <div className="flex flex-wrap gap-1">
        {offered.map(({ id, name: field }) => (
          <Button key={id} size="sm" onClick={() => put(id)}>
            {words.label(field)}
          </Button>
        ))}
        {FUNCTIONS.map((each) => (
          <Button key={each} size="sm" variant="ghost" onClick={() => put(t(`functions.${each}.text`))}>
            {t(`functions.${each}.name`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

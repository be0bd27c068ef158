'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { isComposing } from '@/components/ui/hotkeys'
import { Input } from '@/components/ui/input'
import type { UnitItem } from '@/lib/organisation/queries'

type UnitNameProps = {
  unit: UnitItem
  onRename: (unit: UnitItem, name: string) => Promise<boolean>
  onEnd: () => void
}

/** The name while it is being changed in place: Enter and leaving save, Esc reverts, a refusal keeps it open. */
export function UnitName({ unit, onRename, onEnd }: UnitNameProps) {
  const t = useTranslations('organisation')
  const [name, setName] = useState(unit.name)
  const isOver = useRef(false)
  const save = async () => {
    if (isOver.current) return
    isOver.current = true
    const isSame = name.trim() === unit.name
    if (isSame || (await onRename(unit, name.trim()))) return onEnd()
    isOver.current = false
  }
  return (
    <Input
      autoFocus
      aria-label={t('nameOf', { name: unit.name })}
      maxLength={100}
      value={name}
      onFocus={(event) => event.target.select()}
      onClick={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.stopPropagation()}
      onChange={(event) => setName(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Enter') save()
        if (event.key !== 'Escape') return
        isOver.current = true
        onEnd()
      }}
    />
  )
}

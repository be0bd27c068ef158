'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { isComposing } from '@/components/ui/hotkeys'
import { Spinner } from '@/components/ui/spinner'
import { FIELD, FRAME, INPUT, OVERLAY } from './palette-frame'

type PaletteWaitingProps = {
  text: string
  onText: (text: string) => void
  onClose: () => void
  onClosed: () => void
  /** The palette must not come while a word is being composed: its field would be another. */
  onComposing: (isComposing: boolean) => void
}

/** Stands where the palette will, and takes what is typed while its code is on the way. */
export function PaletteWaiting({ text, onText, onClose, onClosed, onComposing }: PaletteWaitingProps) {
  const t = useTranslations('shell')
  const tUi = useTranslations('ui')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const leave = () => {
    onClose()
    onClosed()
  }
  const listen = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') leave()
    if (event.key === 'Escape' || event.key === 'Tab') event.preventDefault()
  }
  return (
    <>
      <button type="button" tabIndex={-1} aria-label={tUi('close')} className={OVERLAY} onClick={leave} />
      <div
        role="dialog"
        aria-modal
        aria-busy
        aria-label={t('palette')}
        data-modal
        data-state="open"
        className={FRAME}
      >
        <div className={FIELD}>
          <Spinner />
          <input
            ref={field}
            value={text}
            onChange={(event) => onText(event.target.value)}
            onCompositionStart={() => onComposing(true)}
            onCompositionEnd={() => onComposing(false)}
            onKeyDown={listen}
            placeholder={t('paletteHint')}
            aria-label={t('palette')}
            autoComplete="off"
            className={INPUT}
          />
        </div>
      </div>
    </>
  )
}

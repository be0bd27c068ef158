'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { announce } from './announcer'
import { Button } from './button'
import { offerUndo, withdrawUndo } from './undo-stack'

export type UndoToastProps = {
  id: string
  message: string
  seconds: number
  undo: () => Promise<void>
  close: () => void
}

/** Offers to take something back until its time is up; the time stands still while hovered or focused. */
export function UndoToast({ id, message, seconds, undo, close }: UndoToastProps) {
  const t = useTranslations('ui')
  const box = useRef<HTMLDivElement>(null)
  const held = useHeld(box)
  const [pending, setPending] = useState(false)
  const run = useRef(() => {})
  const left = useCountdown(seconds, held || pending, close)

  run.current = async () => {
    if (pending) return
    setPending(true)
    try {
      await undo()
      announce(t('undone', { message }))
    } finally {
      close()
    }
  }

  useEffect(() => {
    offerUndo({ id, run: () => run.current() })
    return () => withdrawUndo(id)
  }, [id])

  return (
    <div
      ref={box}
      className="relative flex w-full items-center gap-3 overflow-hidden rounded-lg border bg-surface-raised py-2 ps-4 pe-2 text-text shadow-overlay sm:w-96"
    >
      <p className="min-w-0 flex-1 text-base">{message}</p>
      <Button size="sm" pending={pending} onClick={() => run.current()} aria-keyshortcuts="Control+Z Meta+Z">
        {t('undo')}
      </Button>
      <span
        aria-hidden
        className="absolute bottom-0 start-0 h-0.5 bg-accent transition-[width] duration-200 ease-linear"
        style={{ width: `${(left / seconds) * 100}%` }}
      />
    </div>
  )
}

function useHeld(box: RefObject<HTMLElement | null>) {
  const [held, setHeld] = useState(false)

  useEffect(() => {
    const frame = box.current?.closest('li') ?? box.current
    if (!frame) return
    const listening = new AbortController()
    for (const [name, value] of HOLDING) {
      frame.addEventListener(name, () => setHeld(value), { signal: listening.signal })
    }
    return () => listening.abort()
  }, [box])

  return held
}

const HOLDING = [
  ['pointerenter', true],
  ['pointerleave', false],
  ['focusin', true],
  ['focusout', false],
] as const

const TICK = 200

function useCountdown(seconds: number, paused: boolean, onEnd: () => void) {
  const [left, setLeft] = useState(seconds)
  const end = useRef(onEnd)
  end.current = onEnd

  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => setLeft((value) => value - TICK / 1000), TICK)
    return () => clearInterval(timer)
  }, [paused])

  useEffect(() => {
    if (left <= 0) end.current()
  }, [left])

  return Math.max(0, left)
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { toastDone, toastError, toastUndo } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { cancelMessages, mailRecipients, sendToMany } from '@/lib/mail/outbound/actions'
import type { MailRights } from '@/lib/mail/outbound/record-mail'

export type ManyOptions = { entity: string; ids: string[]; onClose: () => void; onSent: () => void }
export type Letter = { subject: string; text: string; leavesAt: string | null }
type Found<T> = T extends Promise<Result<infer Data>> ? Data : never
export type FoundRecipients = Found<ReturnType<typeof mailRecipients>>

/** A mail to many: whom it reaches, its making, its sending, and the seconds in which all can be taken back. */
export function useMany({ entity: name, ids, onClose, onSent }: ManyOptions) {
  const t = useTranslations('mail.many')
  const ui = useTranslations('ui')
  const asked = useRef({ entity: name as MailRights['entity'], ids })
  const [found, setFound] = useState<FoundRecipients | null>(null)
  const [letter, setLetter] = useState<Letter>({ subject: '', text: '', leavesAt: null })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  useEffect(() => {
    void mailRecipients(asked.current)
      .catch(() => null)
      .then((result) => {
        if (result?.ok) setFound(result.data)
        else setTrouble(result?.error.message ?? ui('unreachable'))
      })
  }, [ui])

  const takeBack = async (sent: string[]) => {
    const result = await cancelMessages({ ids: sent }).catch(() => null)
    if (result?.ok) toastDone(t('undone'))
    else toastError(result?.error.message ?? ui('unreachable'))
  }
  const send = async () => {
    if (pending) return
    setPending(true)
    setErrors({})
    setTrouble(null)
    const result = await sendToMany({ ...asked.current, ...letter }).catch(() => null)
    setPending(false)
    if (!result?.ok) {
      setErrors(result?.error.fields ?? {})
      return setTrouble(result?.error.fields?.ids ?? result?.error.message ?? ui('unreachable'))
    }
    const { ids: sent, seconds } = result.data
    onSent()
    onClose()
    const words = found?.isCapturing ? 'captured' : letter.leavesAt ? 'scheduled' : 'sent'
    toastUndo({ message: t(words, { count: sent.length }), seconds, undo: () => takeBack(sent) })
  }
  const change = (patch: Partial<Letter>) => setLetter((now) => ({ ...now, ...patch }))
  return { found, letter, change, errors, trouble, pending, send }
}

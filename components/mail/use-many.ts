'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { toastDone, toastError, toastUndo } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { cancelMessages, mailRecipients, sendToMany } from '@/lib/mail/outbound/actions'
import type { MailRights } from '@/lib/mail/outbound/record-mail'
import type { DraftFile } from './compose/draft'

export type ManyOptions = { entity: string; ids: string[]; onClose: () => void; onSent: () => void }
export type Letter = { subject: string; text: string; files: DraftFile[]; leavesAt: string | null }
type Found<T> = T extends Promise<Result<infer Data>> ? Data : never
export type FoundRecipients = Found<ReturnType<typeof mailRecipients>>

const EMPTY: Letter = { subject: '', text: '', files: [], leavesAt: null }
/** What was taken back stands in the next mail to records of its kind. */
const takenBack = new Map<string, Letter>()

/** A mail to many: whom it reaches, its making, its sending, and the seconds in which all can be taken back. */
export function useMany({ entity: name, ids, onClose, onSent }: ManyOptions) {
  const t = useTranslations('mail.many')
  const ui = useTranslations('ui')
  const asked = useRef({ entity: name as MailRights['entity'], ids })
  const [found, setFound] = useState<FoundRecipients | null>(null)
  const [letter, setLetter] = useState(() => takenBack.get(name) ?? EMPTY)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  useEffect(() => void takenBack.delete(name), [name])
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
    if (result?.ok) {
      takenBack.set(name, letter)
      toastDone(t('undone'))
    } else toastError(result?.error.message ?? ui('unreachable'))
  }
  const send = async () => {
    if (pending) return
    const { files, ...body } = letter
    setPending(true)
    setErrors({})
    setTrouble(null)
    const result = await sendToMany({
      ...asked.current,
      ...body,
      uploadIds: files.map(({ id }) => id),
    }).catch(() => null)
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
  const change = (patch: Partial<Letter> | ((now: Letter) => Partial<Letter>)) =>
    setLetter((now) => ({ ...now, ...(typeof patch === 'function' ? patch(now) : patch) }))
  return { found, letter, change, errors, trouble, pending, send }
}

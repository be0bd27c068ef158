'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ImportOutcome } from '@/lib/locations/import'

/** A chosen file: looked through at once, and added when it is wished. */
export function useImport() {
  const t = useTranslations('locations.import')
  const [file, setFile] = useState<File | null>(null)
  const [outcome, setOutcome] = useState<ImportOutcome>()
  const [refusal, setRefusal] = useState<string>()
  const [pending, setPending] = useState(false)
  const latest = useRef<File | null>(null)

  const send = async (chosen: File, isWrite: boolean): Promise<ImportOutcome | undefined> => {
    setPending(true)
    setRefusal(undefined)
    const answer = await fetch(`/api/locations${isWrite ? '?write' : ''}`, { method: 'POST', body: chosen })
      .then(async (response) => ({ status: response.status, body: await response.json() }))
      .catch(() => null)
    if (latest.current !== chosen) return
    setPending(false)
    if (answer?.status === 200) return answer.body
    setRefusal(answer?.status === 422 ? answer.body.error : t(answer?.status === 413 ? 'tooLarge' : 'failed'))
  }
  const choose = async (chosen: File | null) => {
    latest.current = chosen
    setFile(chosen)
    setOutcome(undefined)
    setRefusal(undefined)
    setPending(false)
    if (!chosen) return
    const found = await send(chosen, false)
    if (found) setOutcome(found)
  }
  return { file, outcome, refusal, pending, choose, write: async () => (file ? send(file, true) : undefined) }
}

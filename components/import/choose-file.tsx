'use client'

import { clsx } from 'clsx'
import { FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { importPath, type ShownKind } from './shown'
import { useImportWords } from './words'

type ChooseFileProps = { kind: ShownKind; limits: { megabytes: number; rows: number } }

/** A file is dropped here, or chosen, and sent at once. */
export function ChooseFile({ kind, limits }: ChooseFileProps) {
  const { t } = useImportWords(kind)
  const input = useRef<HTMLInputElement>(null)
  const { send, pending, error } = useUpload(kind, limits.megabytes)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    <section
      aria-label={t('file.title')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        'flex min-h-64 flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed p-6 text-center',
        isOver ? 'border-accent bg-accent-soft' : 'bg-surface-raised',
      )}
    >
      <FileUp aria-hidden className="size-8 text-text-muted" />
      <h2 className="text-lg">{t('file.title')}</h2>
      <p className="max-w-prose text-pretty text-text-muted">{t('file.text', limits)}</p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.txt,.tsv"
        aria-label={t('file.choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <Button variant="primary" icon={<FileUp />} pending={pending} onClick={() => input.current?.click()}>
        {t('file.choose')}
      </Button>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
    </section>
  )
}

function useUpload(kind: ShownKind, megabytes: number) {
  const { t } = useImportWords(kind)
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState('')
  const send = async (file: File | undefined) => {
    if (!file) return
    if (file.size > megabytes * 1024 * 1024) return setError(t('file.tooLarge', { megabytes }))
    setPending(true)
    setError('')
    const asked = new URLSearchParams({ kind: kind.path.slice(1), name: file.name })
    const answer = await fetch(`/api/import?${asked}`, { method: 'POST', body: file }).catch(() => null)
    if (answer?.ok) return router.push(importPath(kind, (await answer.json()).id))
    setPending(false)
    setError(t(answer?.status === 413 ? 'file.tooLarge' : 'file.failed', { megabytes }))
  }
  return { send, pending, error }
}

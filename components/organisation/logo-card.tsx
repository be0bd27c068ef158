'use client'

import { ImageUp, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastError } from '@/components/ui/toaster'
import { removeLogo } from '@/lib/organisation/actions'

const LARGEST = 1_048_576
const TYPES = ['image/png', 'image/jpeg', 'image/webp']

type LogoCardProps = { id: string; hasLogo: boolean }

/** The logo on the letterhead: one small image, chosen from a file. */
export function LogoCard({ id, hasLogo }: LogoCardProps) {
  const t = useTranslations('company.logo')
  const unreachable = useTranslations('ui')('unreachable')
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [pending, setPending] = useState(false)

  const send = async (file: File) => {
    if (file.size > LARGEST) return toastError(t('tooLarge'))
    setPending(true)
    const answer = await fetch(`/api/organisation/${id}/logo`, { method: 'POST', body: file }).catch(
      () => null,
    )
    setPending(false)
    if (!answer) return toastError(unreachable)
    if (!answer.ok) return toastError(t(answer.status === 413 ? 'tooLarge' : 'noImage'))
    toastDone(t('saved'))
    router.refresh()
  }
  const remove = async () => {
    const result = await removeLogo({ id }).catch(() => null)
    if (!result?.ok) return toastError(result?.error.message ?? unreachable)
    toastDone(t('removed'))
  }

  return (
    <Card title={t('title')}>
      <p className="mb-3 text-sm text-text-muted">{t('about')}</p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          type="file"
          aria-label={t('file')}
          accept={TYPES.join(',')}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) send(file)
          }}
        />
        <Button icon={<ImageUp />} pending={pending} onClick={() => input.current?.click()}>
          {t(hasLogo ? 'change' : 'choose')}
        </Button>
        {hasLogo && (
          <Button variant="ghost" icon={<Trash2 />} onClick={remove}>
            {t('remove')}
          </Button>
        )}
      </div>
    </Card>
  )
}

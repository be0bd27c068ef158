'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toastError } from '@/components/ui/toaster'
import { viewAs } from '@/lib/rights/actions'

/** Says whose eyes one looks with, and leads back to one's own. */
export function ViewingBanner({ name }: { name: string }) {
  const t = useTranslations('viewAs')
  const [pending, startTransition] = useTransition()
  const end = () =>
    startTransition(async () => {
      const result = await viewAs({ memberId: null })
      if (result.ok) window.location.assign('/settings/users')
      else toastError(result.error.message)
    })
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b bg-warning-soft px-3 py-1.5 text-warning"
    >
      <Eye aria-hidden className="size-4" />
      <span>{t('banner', { name })}</span>
      <Button size="sm" pending={pending} onClick={end}>
        {t('end')}
      </Button>
    </div>
  )
}

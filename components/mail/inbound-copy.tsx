'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '@/components/ui/button'

/** Text to be copied as it stands; `name` tells screen readers which. */
export function CopyBlock({ name, text }: { name: string; text: string }) {
  const t = useTranslations('intakes')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="flex items-start gap-2 rounded border bg-surface-sunken p-2">
      <pre className="wrap-anywhere min-w-0 flex-1 whitespace-pre-wrap font-mono text-sm">{text}</pre>
      <IconButton
        size="sm"
        label={copied ? t('copied') : t('copyOf', { name })}
        icon={copied ? <Check /> : <Copy />}
        onClick={copy}
      />
    </div>
  )
}

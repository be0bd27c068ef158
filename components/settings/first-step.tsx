import clsx from 'clsx'
import { ChevronRight, Circle, CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/link'

type FirstStepProps = { href: string; label: string; isDone: boolean }

export function FirstStep({ href, label, isDone }: FirstStepProps) {
  const t = useTranslations('settings.start')
  return (
    <li>
      <Link
        href={href as ComponentProps<typeof Link>['href']}
        className="flex min-h-11 items-center gap-3 rounded px-1 hover:bg-surface-hover"
      >
        {isDone ? (
          <CircleCheck aria-hidden className="size-5 text-success" />
        ) : (
          <Circle aria-hidden className="size-5 text-text-muted" />
        )}
        <span className={clsx('flex-1', isDone ? 'text-text-muted' : 'font-medium')}>
          {label}
          <span className="sr-only"> {t(isDone ? 'done' : 'todo')}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 text-text-muted" />
      </Link>
    </li>
  )
}

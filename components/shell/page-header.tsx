import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from '@/components/ui/link'

type PageHeaderProps = {
  title: string
  description?: ReactNode
  trail?: { href: string; label: string }[]
  /** Beside the title: status, count. */
  aside?: ReactNode
  actions?: ReactNode
  /** A second line: filters, view switcher. */
  children?: ReactNode
}

export function PageHeader({ title, description, trail = [], aside, actions, children }: PageHeaderProps) {
  const t = useTranslations('shell')
  return (
    <div className="flex flex-col gap-2 px-3 pt-3 pb-2 md:px-4">
      {trail.length > 0 && (
        <nav
          aria-label={t('trail')}
          className="print:hidden flex flex-wrap items-center gap-1 text-sm text-text-muted"
        >
          {trail.map(({ href, label }) => (
            <span key={href} className="flex items-center gap-1">
              <Link
                href={href as ComponentProps<typeof Link>['href']}
                className="rounded-sm hover:text-text hover:underline"
              >
                {label}
              </Link>
              <ChevronRight aria-hidden className="size-3" />
            </span>
          ))}
        </nav>
      )}
      <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-xl">{title}</h1>
        {aside}
        {actions && <div className="ms-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {description && <p className="max-w-prose text-text-muted">{description}</p>}
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  )
}

import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type CardProps = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode
  actions?: ReactNode
  flush?: boolean
}

/** A framed block of a page. `flush` lets tables and lists touch the frame. */
export function Card({ title, actions, flush, className, children, ...props }: CardProps) {
  return (
    <section {...props} className={clsx('min-w-0 rounded-lg border bg-surface-raised', className)}>
      {(title || actions) && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b px-4 py-1.5">
          {title && <h2 className="text-base">{title}</h2>}
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      {flush ? children : <div className="p-4">{children}</div>}
    </section>
  )
}

import type { ReactNode } from 'react'

type EmptyStateProps = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }

/** Says what a screen is for when there is nothing on it, with one way to begin. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      {icon && (
        <div aria-hidden className="mb-1 rounded-lg bg-surface-hover p-3 text-text-muted [&_svg]:size-6">
          {icon}
        </div>
      )}
      <h2 className="text-lg">{title}</h2>
      {children && <div className="text-pretty text-text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

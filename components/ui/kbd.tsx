import type { ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-sm border border-border-strong bg-surface-raised px-1 font-mono text-text-muted text-xs">
      {children}
    </kbd>
  )
}

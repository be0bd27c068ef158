import type { ReactNode } from 'react'

type DoorCardProps = { title: string; lead?: ReactNode; children: ReactNode; footer?: ReactNode }

/** The one card of a page before the workspace. */
export function DoorCard({ title, lead, children, footer }: DoorCardProps) {
  return (
    <>
      <section className="rounded-xl border bg-surface-raised p-5 shadow-card sm:p-6">
        <h1 className="text-2xl">{title}</h1>
        {lead && <p className="mt-1 text-pretty text-text-muted">{lead}</p>}
        <div className="mt-5">{children}</div>
      </section>
      {footer && <div className="mt-4 text-center text-text-muted">{footer}</div>}
    </>
  )
}

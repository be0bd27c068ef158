import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type TableProps = ComponentProps<'table'> & {
  density?: 'compact' | 'normal' | 'roomy'
  label: string
  /** Under the last row, within the scroll area. */
  after?: ReactNode
}

/** A scrolling table whose head stays; `label` names it and its scroll area. */
export function Table({ density = 'normal', label, after, className, ...props }: TableProps) {
  return (
    <section
      aria-label={label}
      {...reachable}
      data-density={density}
      className={clsx('group/table relative max-w-full overflow-auto', className)}
    >
      <table {...props} className="w-full border-separate border-spacing-0 text-start" />
      {after}
    </section>
  )
}

// Scrolling by keyboard needs a tab stop.
const reachable = { tabIndex: 0 }

export function TableHead(props: ComponentProps<'thead'>) {
  return <thead {...props} className={clsx('sticky top-0 z-10 bg-surface-sunken', props.className)} />
}

export function TableRow({ selected, ...props }: ComponentProps<'tr'> & { selected?: boolean }) {
  return (
    <tr
      {...props}
      aria-selected={selected}
      className={clsx('group/row hover:bg-surface-hover aria-selected:bg-accent-soft', props.className)}
    />
  )
}

type CellProps = { numeric?: boolean }

export function TableHeader({ numeric, ...props }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      {...props}
      className={clsx(
        'h-9 whitespace-nowrap border-b bg-surface-sunken px-3 font-medium text-sm text-text-muted',
        numeric ? 'text-end' : 'text-start',
        props.className,
      )}
    />
  )
}

export function TableCell({ numeric, ...props }: ComponentProps<'td'> & CellProps) {
  return (
    <td
      {...props}
      className={clsx(
        'border-b px-3 py-2 group-data-[density=compact]/table:py-1 group-data-[density=roomy]/table:py-3',
        numeric && 'figures whitespace-nowrap text-end',
        props.className,
      )}
    />
  )
}

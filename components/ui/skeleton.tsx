import clsx from 'clsx'

/** Holds the place of what is loading; give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={clsx('animate-pulse rounded border border-transparent bg-surface-pressed', className)}
    />
  )
}

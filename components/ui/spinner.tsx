import clsx from 'clsx'
import { LoaderCircle } from 'lucide-react'

export function Spinner({ className, label }: { className?: string; label?: string }) {
  const icon = <LoaderCircle aria-hidden className={clsx('size-4 animate-spin', className)} />
  if (!label) return icon
  return (
    <span role="status" className="inline-flex items-center gap-2 text-text-muted">
      {icon}
      {label}
    </span>
  )
}

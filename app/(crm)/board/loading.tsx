import { Skeleton } from '@/components/ui/skeleton'

const COLUMNS = ['a', 'b', 'c', 'd', 'e']

/** The shape of the board, so that nothing jumps when it comes. */
export default function BoardLoading() {
  return (
    <div
      aria-busy
      className="flex h-[calc(100dvh-var(--chrome-top)-var(--chrome-bottom))] flex-col gap-3 p-4"
    >
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-8 w-full max-w-xl" />
      <div className="flex min-h-0 flex-1 gap-2 overflow-hidden">
        {COLUMNS.map((column) => (
          <Skeleton key={column} className="h-full w-66 shrink-0 rounded-xl" />
        ))}
      </div>
    </div>
  )
}

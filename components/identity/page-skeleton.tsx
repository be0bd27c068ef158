import { Skeleton } from '@/components/ui/skeleton'

export function PageSkeleton() {
  return (
    <div className="flex flex-col gap-4 p-3 md:p-4">
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-40 max-w-3xl" />
      <Skeleton className="h-40 max-w-3xl" />
    </div>
  )
}

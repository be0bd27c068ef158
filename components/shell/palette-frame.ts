/** The palette, and what stands in its place until it is there, look alike. */
export const OVERLAY = 'fixed inset-0 z-overlay bg-overlay motion-fade'
export const FRAME =
  'fixed inset-x-2 top-2 z-overlay mx-auto flex max-h-[min(32rem,calc(100dvh-1rem))] max-w-xl flex-col overflow-hidden rounded-xl border bg-surface-raised shadow-overlay outline-none motion-fade sm:top-[12vh]'
export const FIELD = 'flex items-center gap-2.5 border-b px-4 text-text-muted [&_svg]:size-4'
export const INPUT = 'h-12 min-w-0 flex-1 bg-transparent text-lg text-text outline-none'

import clsx from 'clsx'

/** The frame shared by everything one types or picks into. */
export function controlClass(...extra: (string | false | undefined)[]) {
  return clsx(
    'w-full min-w-0 rounded border border-control-border bg-surface-raised text-text',
    'px-2.5 text-base pointer-coarse:text-lg transition-colors duration-100',
    'hover:border-text-muted focus-visible:border-accent aria-invalid:border-danger',
    'disabled:bg-surface-sunken disabled:text-text-muted data-readonly:border-border data-readonly:bg-surface-sunken',
    ...extra,
  )
}

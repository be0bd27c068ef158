/** Looks shared by dropdown, context menu, select, combobox and command lists. */
export const popupClass =
  'z-popup max-h-(--radix-popper-available-height) max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-border bg-surface-raised p-1 text-text shadow-raised motion-pop'

export const itemClass =
  'relative flex min-h-8 pointer-coarse:min-h-11 cursor-pointer select-none items-center gap-2 rounded px-2 py-1 text-base outline-none data-[highlighted]:bg-surface-hover data-[selected=true]:bg-surface-hover data-[disabled=true]:text-text-muted data-[disabled=""]:text-text-muted [&_svg]:size-4 [&>svg]:text-text-muted'

export const groupLabelClass = 'px-2 pt-2 pb-1 font-medium text-text-muted text-xs'

export const separatorClass = '-mx-1 my-1 h-px bg-border'

export const comboboxPopupClass =
  'z-popup w-(--radix-popper-anchor-width) min-w-64 max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border border-border bg-surface-raised text-text shadow-raised outline-none motion-pop'

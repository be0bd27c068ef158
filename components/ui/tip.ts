/**
 * Props that give an element a tooltip, shown by the one `TooltipLayer` of the page.
 * `hint` is a key such as "E"; `describe` also speaks the text, for elements that have another name.
 */
export function tip(text: string, hint?: string, describe = false) {
  return {
    'data-tip': text,
    ...(hint && { 'data-tip-hint': hint, 'aria-keyshortcuts': hint }),
    ...(describe && { 'aria-description': text }),
  }
}

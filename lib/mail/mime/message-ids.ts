/** Message ids of a header without angle brackets; white space inside one is a broken fold. */
export function messageIds(header: string): string[] {
  const text = header.slice(0, 100_000).replace(/[\0\r\n]/g, ' ')
  const bracketed = [...text.matchAll(/<([^<>]{1,998})>/g)].map((match) =>
    (match[1] ?? '').replace(/\s+/g, ''),
  )
  const ids = bracketed.length > 0 ? bracketed : text.split(/\s+/).map((word) => word.replace(/[<>,;]/g, ''))
  return ids.filter((id) => id !== '')
}

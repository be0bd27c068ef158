import Link from 'next/link'
import type { ComponentProps } from 'react'

/** A link within or beside running text, underlined so that colour is not its only mark. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className="rounded-sm text-accent underline underline-offset-2 hover:text-accent-hover pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
    />
  )
}

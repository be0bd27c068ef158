'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

/** A link that fetches its page when pointed at or focused, not on sight: a page loads no code it does not show. */
export function Link({ onPointerEnter, onFocus, ...props }: ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false)
  return (
    <NextLink
      prefetch={meant ? null : false}
      {...props}
      onPointerEnter={(event) => {
        setMeant(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setMeant(true)
        onFocus?.(event)
      }}
    />
  )
}

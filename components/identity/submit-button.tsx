'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'

/** Sends a form once the page is alive; pressed earlier, the browser itself would send what was typed. */
export function SubmitButton({
  pending,
  wide,
  children,
}: {
  pending: boolean
  wide?: boolean
  children: ReactNode
}) {
  const isAlive = useSyncExternalStore(never, yes, no)
  return (
    <Button
      type="submit"
      variant="primary"
      pending={pending}
      disabled={!isAlive}
      className={wide ? 'w-full disabled:opacity-100!' : 'self-start disabled:opacity-100!'}
    >
      {children}
    </Button>
  )
}

const never = () => () => {}
const yes = () => true
const no = () => false

import 'server-only'
import { isSealedNumber } from '@/lib/vietnam/citizen-id'
import { open, sealAlike } from './secrets'

const ownerOf = (workspaceId: string) => `citizen-id:${workspaceId}`

/** A number as a workspace stores it: the same number is sealed the same way, so that it can be looked for. */
export const sealNumber = (workspaceId: string, digits: string): string =>
  `${sealAlike(digits, ownerOf(workspaceId))}.${digits.slice(-3)}`

/** The number itself; undefined when another workspace or another installation sealed it. */
export function openNumber(workspaceId: string, sealed: unknown): string | undefined {
  if (!isSealedNumber(sealed)) return undefined
  try {
    return open(sealed, ownerOf(workspaceId))
  } catch {
    return undefined
  }
}

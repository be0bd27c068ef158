import 'server-only'
import { signedMessageId } from '../thread'
import type { Case } from './case'

/** A message that this workspace sent itself has come back. */
export function isOwnMessage({ context, reading }: Case): boolean {
  return reading.messageId !== null && signedMessageId(context.actor.workspace.id, reading.messageId) !== null
}

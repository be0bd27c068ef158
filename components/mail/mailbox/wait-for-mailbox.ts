import { mailboxState } from '@/lib/mail/mailbox/actions'
import type { ShownMailbox } from '@/lib/mail/mailbox/mailboxes'

const PATIENCE = 60_000
const PAUSE = 700

/** Asks until the worker has been at a mailbox since a moment; null when that takes long. */
export async function waitForMailbox(
  id: string,
  what: 'checkedAt' | 'dueAt',
  since: Date | string,
): Promise<ShownMailbox | null> {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    const found = await mailboxState({ id }).catch(() => null)
    const at = found?.ok ? found.data[what] : null
    if (found?.ok && at && new Date(at) > new Date(since)) return found.data
  }
  return null
}

import type { RefObject } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import type { InboxRow } from '@/lib/mail/inbox/queries'
import type { Inbox } from './use-inbox'

/** J and K walk, E is done with a mail, A takes it, U has it read once more. */
export function useInboxKeys(
  list: RefObject<HTMLElement | null>,
  { rows, done, assign, turn, viewer }: Inbox,
) {
  const walk = (by: number) => () => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-mail]') ?? [])]
    const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement))
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
  }
  const acting = (act: (row: InboxRow) => unknown) => () => {
    const id = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-mail]')?.dataset.mail
    const row = rows.find((each) => each.id === id)
    return row ? act(row) : false
  }
  const down = walk(1)
  useHotkeys({
    j: down,
    k: walk(-1),
    e: acting((row) => {
      down()
      return done(row)
    }),
    u: acting(turn),
    a: acting((row) => (viewer.id ? assign(row, viewer.id, '') : false)),
  })
}

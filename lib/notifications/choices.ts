import type { NotificationKind, NotificationMail, notificationChoice } from '@/db/schema'

export type Choice = { isShown: boolean; mail: NotificationMail; isPushed: boolean }

/** What may interrupt somebody wherever they are. */
const URGENT: ReadonlySet<NotificationKind> = new Set(['reminder', 'mention', 'assigned'])

/** How members hear of a kind until they say otherwise. Reminders have their own mails, as each activity says. */
const usual = (kind: NotificationKind): Choice => ({
  isShown: true,
  mail: kind === 'reminder' ? 'none' : 'digest',
  isPushed: URGENT.has(kind),
})

type Row = Pick<typeof notificationChoice.$inferSelect, 'kind' | 'isShown' | 'mail' | 'isPushed'>

/** How whoever made these choices hears of a kind. */
export function chosenFor(kind: NotificationKind, own: readonly Row[]): Choice {
  const { isShown, mail, isPushed } = own.find((each) => each.kind === kind) ?? usual(kind)
  return { isShown, mail, isPushed: isPushed ?? usual(kind).isPushed }
}

import type { NotificationKind, NotificationMail } from '@/db/schema'

export type Choice = { isShown: boolean; mail: NotificationMail }

/** How members hear of a kind until they say otherwise. Reminders have their own mails, as each activity says. */
export const usual = (kind: NotificationKind): Choice => ({
  isShown: true,
  mail: kind === 'reminder' ? 'none' : 'digest',
})

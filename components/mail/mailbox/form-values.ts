import type { ShownMailbox } from '@/lib/mail/mailbox/mailboxes'
import type { Security, ServerValues } from './server-fields'

export type IntakeForm = ServerValues & {
  isActive: boolean
  folder: string
  minutes: string
  afterwards: ShownMailbox['afterwards']
  moveTo: string
  fallback: string
}
export type OwnForm = ServerValues & {
  isActive: boolean
  address: string
  isShared: boolean
  smtpHost: string
  smtpPort: string
  smtpSecurity: Security
}

const serverValues = (stored: ShownMailbox | null, firstDays: number) => ({
  isActive: stored?.isActive ?? true,
  host: stored?.host ?? '',
  port: String(stored?.port ?? 993),
  security: stored?.security ?? ('tls' as const),
  username: stored?.username ?? '',
  password: '',
  firstDays: String(firstDays),
})

export const intakeValues = (stored: ShownMailbox | null): IntakeForm => ({
  ...serverValues(stored, 0),
  folder: stored?.folder ?? 'INBOX',
  minutes: String(stored?.minutes ?? 5),
  afterwards: stored?.afterwards ?? 'nothing',
  moveTo: stored?.moveTo ?? '',
  fallback: stored?.fallback ?? '',
})

export const ownValues = (stored: ShownMailbox | null, ownAddress: string): OwnForm =>
  ({
    ...serverValues(stored, 30),
    ...(!stored && usualServers(ownAddress)),
    address: stored?.address ?? ownAddress,
    isShared: stored?.isShared ?? false,
    ...(stored && {
      smtpHost: stored.smtpHost ?? '',
      smtpPort: String(stored.smtpPort ?? 465),
      smtpSecurity: stored.smtpSecurity ?? ('tls' as const),
    }),
  }) as OwnForm

const KNOWN: Record<string, [imap: string, smtp: string]> = {
  'gmail.com': ['imap.gmail.com', 'smtp.gmail.com'],
  'googlemail.com': ['imap.gmail.com', 'smtp.gmail.com'],
  'yahoo.com': ['imap.mail.yahoo.com', 'smtp.mail.yahoo.com'],
  'yahoo.com.vn': ['imap.mail.yahoo.com', 'smtp.mail.yahoo.com'],
  'icloud.com': ['imap.mail.me.com', 'smtp.mail.me.com'],
  'zoho.com': ['imap.zoho.com', 'smtp.zoho.com'],
}

/** Where a mailbox probably is: known by its domain, or under its usual names. */
export function usualServers(address: string) {
  const domain = address.split('@')[1]?.trim().toLowerCase() ?? ''
  const [host, smtpHost] = KNOWN[domain] ?? (domain ? [`imap.${domain}`, `smtp.${domain}`] : ['', ''])
  return {
    ...{ host, port: '993', security: 'tls' as const, username: address.trim() },
    ...{ smtpHost, smtpPort: '465', smtpSecurity: 'tls' as const },
  }
}

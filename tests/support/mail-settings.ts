import type { SettingsInput } from '@/lib/mail/outbound/schema'

/** Settings for a server on this machine, whose connections are not encrypted. */
export const smtpSettings = (port: number): SettingsInput => ({
  version: 0,
  provider: 'smtp',
  host: '127.0.0.1',
  port: port || 25,
  security: 'none',
  username: null,
  password: null,
  resendKey: null,
  resendSecret: null,
  fromName: null,
  fromAddress: 'sales@doi.example',
  replyTo: null,
})

import type { UseFormReturn } from 'react-hook-form'
import type { ShownSettings } from '@/lib/mail/outbound/settings'

export type SettingsValues = {
  provider: ShownSettings['provider']
  host: string
  port: string
  security: ShownSettings['security']
  username: string
  password: string
  resendKey: string
  resendSecret: string
  fromName: string
  fromAddress: string
  replyTo: string
}
export type SettingsFormState = UseFormReturn<SettingsValues>

export const formValues = (stored: ShownSettings): SettingsValues => ({
  provider: stored.provider,
  host: stored.host ?? '',
  port: String(stored.port ?? 587),
  security: stored.security,
  username: stored.username ?? '',
  password: '',
  resendKey: '',
  resendSecret: '',
  fromName: stored.fromName ?? '',
  fromAddress: stored.fromAddress ?? '',
  replyTo: stored.replyTo ?? '',
})

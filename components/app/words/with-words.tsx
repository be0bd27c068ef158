'use client'

import { type Locale, type Messages, NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { type CustomWords, withCustomWords } from '@/lib/i18n/custom-words'

export type WordsProps = {
  locale: Locale
  timeZone: string
  /** What the company calls the fields that it added. */
  own: CustomWords | undefined
  children: ReactNode
}

/** The words of a language for all below, and those that the company added. */
export function WithWords({ messages, own, ...rest }: WordsProps & { messages: Messages }) {
  const all = useMemo(() => withCustomWords(messages, own), [messages, own])
  return <NextIntlClientProvider messages={all} {...rest} />
}

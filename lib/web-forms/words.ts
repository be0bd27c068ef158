import { createTranslator } from 'use-intl/core'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

export type Locale = 'vi' | 'en'

export const localeOf = (value: unknown): Locale => (value === 'en' ? 'en' : 'vi')

/** All words in the language of a form, whoever looks at it. */
export const wordsIn = (locale: Locale) => createTranslator({ locale, messages: locale === 'en' ? en : vi })

export type FormWords = ReturnType<typeof wordsIn>

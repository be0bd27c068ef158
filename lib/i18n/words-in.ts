import { createTranslator } from 'use-intl/core'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

export type Locale = 'vi' | 'en'

export const localeOf = (value: unknown): Locale => (value === 'en' ? 'en' : 'vi')

/** All words in one language, whoever looks at them: for forms of websites, and for what is written down. */
export const wordsIn = (locale: Locale) => createTranslator({ locale, messages: locale === 'en' ? en : vi })

export type FormWords = ReturnType<typeof wordsIn>

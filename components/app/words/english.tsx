'use client'

import messages from '@/messages/en.json'
import { WithWords, type WordsProps } from './with-words'

export const EnglishWords = (props: WordsProps) => <WithWords messages={messages} {...props} />

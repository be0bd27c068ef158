'use client'

import { lazy } from 'react'
import messages from '@/messages/vi.json'
import { WithWords, type WordsProps } from './with-words'

const EnglishWords = lazy(() => import('./english').then((module) => ({ default: module.EnglishWords })))

/** The words of the reader's language: files that a browser keeps, instead of a part of every page. */
export const Words = (props: WordsProps) =>
  props.locale === 'en' ? <EnglishWords {...props} /> : <WithWords messages={messages} {...props} />

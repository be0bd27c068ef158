'use client'

import dynamic from 'next/dynamic'
import { useDrag } from './context'

const StageThumbs = dynamic(() => import('./thumb-bar').then((module) => module.StageThumbs), {
  ssr: false,
})
const SelectionBar = dynamic(() => import('./selection-bar').then((module) => module.SelectionBar), {
  ssr: false,
})

/** Bars that most readers never see are fetched when their moment comes. */
export const WhileTouched = () => (useDrag(({ by }) => by === 'touch') ? <StageThumbs /> : null)

export const WhileSelected = () => (useDrag(({ selected }) => selected.size > 0) ? <SelectionBar /> : null)

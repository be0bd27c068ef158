'use client'

import dynamic from 'next/dynamic'

/** The board, whose code comes only where one is looked at. */
export const LazyBoard = dynamic(() => import('./kind-board').then((module) => module.KindBoard))

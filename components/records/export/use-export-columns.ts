'use client'

import { useState } from 'react'
import type { Description } from '@/lib/kernel/entity'
import { offeredColumns, parseColumns } from '@/lib/records/columns'

/** The columns of a file: those of the list, unless others were chosen in this browser before. */
export function useExportColumns(description: Description, ofList: string | null) {
  const listed = parseColumns(ofList, description).map(({ name }) => name)
  const offered = [...listed, ...offeredColumns(description).filter((name) => !listed.includes(name))]
  const place = `export-columns-${description.name}`
  const [own, setOwn] = useState<readonly string[] | null>(() => remembered(place, offered))
  const chosen = offered.filter((name) => (own ?? listed).includes(name))
  const keep = (names: readonly string[] | null) => {
    setOwn(names)
    if (names) localStorage.setItem(place, names.join(','))
    else localStorage.removeItem(place)
  }
  return {
    offered,
    chosen,
    isOfList: own === null,
    tick: (name: string, isTicked: boolean) =>
      keep(isTicked ? [...chosen, name] : chosen.filter((each) => each !== name)),
    all: () => keep(offered),
    reset: () => keep(null),
  }
}

export type ExportColumnsChosen = ReturnType<typeof useExportColumns>

function remembered(place: string, offered: readonly string[]): string[] | null {
  const names = localStorage.getItem(place)?.split(',') ?? []
  const known = names.filter((name) => offered.includes(name))
  return known.length > 0 ? known : null
}

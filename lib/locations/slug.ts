import { searchKey } from '@/lib/vietnam/text'

/** A name as part of a code: "Quận Hoàn Kiếm" is "quan-hoan-kiem". */
export const slugOf = (name: string): string =>
  searchKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

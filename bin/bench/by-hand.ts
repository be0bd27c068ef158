import * as activities from './floor-activities'
import * as lists from './floor-lists'
import * as writes from './floor-writes'
import { open, search } from './floors'
import type { By, Rows } from './known'

const WAYS = {
  board: lists.board,
  list: lists.list,
  listInReach: lists.listInReach,
  listByTags: lists.listByTags,
  listByName: lists.listByName,
  open,
  search,
  week: activities.week,
  mine: activities.mine,
  create: writes.create,
  move: writes.move,
  edit: writes.edit,
}

/** One of the ways by hand, with what it is about: travels to the bare application as it is. */
export type Asked = { way: keyof typeof WAYS; about: readonly unknown[] }

export const byHand = (by: By, { way, about }: Asked): Promise<Rows> =>
  (WAYS[way] as (by: By, ...about: readonly unknown[]) => Promise<Rows>)(by, ...about)

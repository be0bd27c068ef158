import 'server-only'
import { notFound as notFoundPage, unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import { type Actor, can } from './actor'
import { Refusal } from './errors'
import type { Permission } from './policy'
import { register } from './registry'
import { currentVisit, requireActor, type Visit } from './session'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<Record<string, string>>; searchParams: Promise<Search> }
type Loaded = { actor: Actor; params: Record<string, string>; search: URLSearchParams }

/** A page of the application: who may open it is declared, and an unseen record is "not found". */
export function page(
  name: string,
  permission: Permission | null,
  render: (loaded: Loaded) => Promise<ReactNode>,
) {
  register({ kind: 'page', name, permission })
  const open = async ({ params, searchParams }: Props) => {
    const actor = await requireActor()
    if (permission && !can(actor, permission)) notFoundPage()
    try {
      return await render({ actor, params: await params, search: toSearchParams(await searchParams) })
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof Refusal && (error.code === 'not_found' || error.code === 'forbidden'))
        notFoundPage()
      throw error
    }
  }
  return Object.assign(open, { pageName: name })
}

type Open = Omit<Loaded, 'actor'> & { visit: Visit | null }

/** A page that needs no membership: sign-in and what surrounds it. Tells who is there, if anybody. */
export function openPage(name: string, render: (opened: Open) => Promise<ReactNode>) {
  register({ kind: 'page', name, permission: null })
  const load = async ({ params, searchParams }: Props) =>
    render({
      visit: await currentVisit(),
      params: await params,
      search: toSearchParams(await searchParams),
    })
  return Object.assign(load, { pageName: name })
}

export function toSearchParams(search: Search): URLSearchParams {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const each of [value].flat()) if (each !== undefined) params.append(key, each)
  }
  return params
}

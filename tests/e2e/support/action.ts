import type { Page } from '@playwright/test'
import { actionHeaders, serverActions } from '../../../bin/bench/server-action'
import { environment, url } from '../../support/running'

let known: ReturnType<typeof serverActions> | undefined

/** Calls an action without a page, as whoever is signed in there: for what a test needs, never for what it is about. */
export async function act<Data = unknown>(page: Page, action: string, body: object): Promise<Data> {
  known ??= serverActions(environment.COHOI_DIST)
  const reference = known.get(action)
  if (!reference) throw new Error(`no server action ${action}`)
  const answer = await page.request.post(reference.page, {
    headers: { ...actionHeaders(reference.id), origin: url },
    data: JSON.stringify([body]),
  })
  const told = await answer.text()
  const [, result] = told.match(/^\w+:(\{"ok":true.*)$/m) ?? []
  if (!result) throw new Error(`${action} was answered ${answer.status()}: ${told.slice(0, 500)}`)
  return JSON.parse(result).data
}

import { actionHeaders, serverActions } from '../../../bin/bench/server-action'
import { asOwner } from '../../support/owner'
import { environment } from '../../support/running'
import { changingRoutes, type Rig } from './rig'

type Call = { name: string; method: string; path: string; headers: Record<string, string>; body: string }

/** Each action that writes, called as the browser calls it. */
export function actionCalls({ planted }: Rig): Call[] {
  const known = serverActions(environment.COHOI_DIST)
  return planted.actions.flatMap(({ file, name, isRead, args }) => {
    const reference = known.get(`${file}:${name}`)
    if (isRead || !reference) return []
    const headers = actionHeaders(reference.id)
    const path = pathTo(reference.page, planted.inboundId)
    return [{ name, method: 'POST', path, headers, body: JSON.stringify(args) }]
  })
}

/** Every route that changes something, by each of its methods. */
export function routeCalls({ planted }: Rig): Call[] {
  const { inboundId } = planted
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = 'json=true&email=a@b.test&password=x'
  return changingRoutes().flatMap(({ path, method }) => {
    const paths = path.includes('[...')
      ? ['signout', 'callback/credentials', 'signin/credentials'].map((each) =>
          path.replace(/\[\.\.\..*\]/, each),
        )
      : [path.replace(/\[[^\]]*\]/, inboundId)]
    return paths.map((each) => ({
      name: `${method} ${each}`,
      method,
      path: `${each}?name=a.txt`,
      headers,
      body,
    }))
  })
}

const pathTo = (page: string, id: string) =>
  page
    .replace('[kind]', 'customers')
    .replace('[place]', 'tags')
    .replace(/\[[^\]]*\]/, id)

const REFERENCE = /"id":"([0-9a-f-]{36})","version":\d+/g

/** The body with the versions that its records have by now: calls before it may have changed them. */
export async function upToDate(body: string): Promise<string> {
  const ids = [...body.matchAll(REFERENCE)].map(([, id]) => id)
  if (ids.length === 0) return body
  const tables = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public'
     and column_name in ('id', 'version') group by 1 having count(*) = 2`,
  )
  const each = tables.map(({ name }) => `select id::text, version from "${name}" where id = any ($1::uuid[])`)
  const rows = await asOwner<{ id: string; version: number }>(each.join(' union all '), [ids])
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  return body.replace(REFERENCE, (old, id) =>
    versions.has(id) ? `"id":"${id}","version":${versions.get(id)}` : old,
  )
}

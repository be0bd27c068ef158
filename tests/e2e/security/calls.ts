import { changingRoutes, type Rig, serverActions } from './rig'

type Call = { name: string; method: string; path: string; headers: Record<string, string>; body: string }

/** Each action that writes, called as the browser calls it. */
export function actionCalls({ planted }: Rig): Call[] {
  const known = serverActions()
  return planted.actions.flatMap(({ file, name, isRead, args }) => {
    const reference = known.get(`${file}:${name}`)
    if (isRead || !reference) return []
    const headers = {
      'Next-Action': reference.id,
      'Content-Type': 'text/plain;charset=UTF-8',
      Accept: 'text/x-component',
    }
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

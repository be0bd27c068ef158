import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> }
type Known = Map<string, { id: string; page: string }>

/** The ids under which a build knows its server actions, by `file:name`, with a page that each can be sent to. */
export function serverActions(build: string): Known {
  const manifest = join(build, 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as { node: Record<string, Reference> }
  const found: Known = new Map()
  for (const [id, { filename, exportedName, workers }] of Object.entries(node)) {
    const pages = Object.keys(workers).map((path) => path.replace(/^app|\/\([^)]*\)|\/page$/g, ''))
    const page = pages.find((path) => !path.includes('[')) ?? pages[0] ?? '/'
    found.set(`${filename}:${exportedName}`, { id, page })
  }
  return found
}

let built: Known | undefined

/** The id of an action in the build that is measured. */
export function actionId(file: string, name: string): string {
  built ??= serverActions('.next')
  const found = built.get(`${file}:${name}`)
  if (!found) throw new Error(`no action ${name} in the build`)
  return found.id
}

/** The headers with which the browser calls an action. */
export const actionHeaders = (id: string): Record<string, string> => ({
  'Next-Action': id,
  'Content-Type': 'text/plain;charset=UTF-8',
  Accept: 'text/x-component',
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Figure } from './report'
import type { Rig } from './rig'

const stats = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }))

/** What the first load of each page brings of scripts, compressed, as the build says. */
export function scriptSizes({ root }: Rig): Figure[] {
  const sizes = new Map<string, number>()
  const sizeOf = (path: string): number => {
    const size = sizes.get(path) ?? gzipSync(readFileSync(join(root, path))).length / 1000
    sizes.set(path, size)
    return size
  }
  const routes = stats.parse(
    JSON.parse(readFileSync(join(root, '.next/diagnostics/route-bundle-stats.json'), 'utf8')),
  )
  return routes
    .map(({ route, firstLoadChunkPaths }) => ({
      ...{ name: `scripts of ${route}`, unit: 'kB' },
      value: firstLoadChunkPaths.reduce((sum, path) => sum + sizeOf(path), 0),
      ...(route === '/board' && { most: 200 }),
    }))
    .sort((a, b) => b.value - a.value)
}

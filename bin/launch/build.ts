import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError } from './error'
import { withLock } from './lock'

const SOURCES = ['app', 'components', 'db', 'lib', 'messages', 'public', 'package-lock.json', 'package.json']
const SETTINGS =
  /^(next\.config|postcss\.config|tailwind\.config|proxy|instrumentation|tsconfig).*\.(ts|mjs|json)$/

export type Build = {
  root: string
  /** Next's output folder, inside the project. */
  dist: string
  env: NodeJS.ProcessEnv
  say(line: string): void
  /** Is handed the building process, to end it when the launcher is told to stop. */
  started(process: ChildProcess): void
}

/** Builds the application unless the last build was made from the same sources. */
export async function ensureBuild(build: Build): Promise<void> {
  const output = join(build.root, build.dist)
  const stamp = join(output, 'sources')
  await withLock(`${output}.lock`, async () => {
    const sources = hashSources(build.root)
    if (existsSync(join(output, 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources)
      return
    build.say('building the application, once for these sources (about a minute) …')
    rmSync(stamp, { force: true })
    await runBuild(build)
    writeFileSync(stamp, sources)
  })
}

/** A fingerprint of all files that the build reads. */
export function hashSources(root: string): string {
  const settings = readdirSync(root).filter((name) => SETTINGS.test(name))
  const hash = createHash('sha256')
  for (const file of [...SOURCES, ...settings].flatMap((name) => filesAt(root, name)).sort()) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest(),
    )
  }
  return hash.digest('hex')
}

function filesAt(root: string, name: string): string[] {
  const path = join(root, name)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [name]
  return readdirSync(path).flatMap((entry) => filesAt(root, join(name, entry)))
}

function runBuild({ root, env, started }: Build): Promise<void> {
  const args = [join(root, 'node_modules/next/dist/bin/next'), 'build']
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  started(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new LaunchError(`the build failed\n${output.trim()}`)),
    )
  })
}

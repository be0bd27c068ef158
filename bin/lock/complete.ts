export type Entry = {
  version?: string
  dev?: boolean
  optional?: boolean
  license?: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, Entry> }

const SYSTEMS: Record<string, string> = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
}
const PROCESSORS = /^(arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64|mips64el|wasm32)$/

/**
 * Adds the optional packages that a lock file names but does not hold, which makes `npm ci` refuse it. npm leaves them
 * out when the registry it wrote the lock with lacks the builds for other systems. They get no integrity hash.
 */
export function completeLock(lock: Lock): { lock: Lock; added: string[] } {
  const packages = { ...lock.packages }
  const added: string[] = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = /\d.*$/.exec(range)?.[0]
      if (!version || isResolved(packages, path, name, range)) continue
      const place =
        `node_modules/${name}` in packages ? `${path}/node_modules/${name}` : `node_modules/${name}`
      packages[place] = entryFor(name, version, entry.dev)
      added.push(place)
    }
  }
  const sorted = Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1))
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added }
}

/** Node takes the nearest package: beside the one that asks, then in each folder further up. */
function isResolved(packages: Lock['packages'], from: string, name: string, range: string): boolean {
  const nearest = packages[[from, 'node_modules', name].filter(Boolean).join('/')]
  if (nearest) return !/^\d/.test(range) || nearest.version === range
  if (!from) return false
  const parent = from.lastIndexOf('/node_modules/')
  return isResolved(packages, parent < 0 ? '' : from.slice(0, parent), name, range)
}

/** Such packages say in their names what they are for: @scope/name-linux-x64-musl. */
function entryFor(name: string, version: string, dev?: boolean): Entry {
  const words = name.replace(/^@[^/]+\//, '').split(/[-/]/)
  const os = words.flatMap((word) => SYSTEMS[word] ?? [])
  const cpu = words.filter((word) => PROCESSORS.test(word))
  const musl = words.some((word) => word.startsWith('musl'))
  const glibc = words.some((word) => word.startsWith('gnu')) && os.includes('linux')
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...((musl || glibc) && { libc: [musl ? 'musl' : 'glibc'] }),
    license: 'SEE PACKAGE',
    optional: true,
    ...(os.length > 0 && { os }),
  }
}

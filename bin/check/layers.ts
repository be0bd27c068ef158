import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { build } from 'esbuild'

type Rules = Record<'forbidden' | 'browser', IForbiddenRuleType[]>

const CODE = ['app', 'components', 'lib', 'db', 'bin', 'tests']

/** The imports that break the rules of .dependency-cruiser.cjs, one line each. */
export async function findLayerBreaks(root: string): Promise<string[]> {
  const rules = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as Rules
  const compiled = mkdtempSync(join(tmpdir(), 'cohoi-layers-'))
  try {
    await compile(root, compiled)
    const everywhere = await breaksOf(rules.forbidden, CODE, compiled)
    const inBrowser = await breaksOf(rules.browser, ['components'], compiled, '[/-]actions\\.')
    return [...new Set([...everywhere, ...inBrowser])]
  } finally {
    rmSync(compiled, { recursive: true, force: true })
  }
}

/** Compiling drops the imports of types; dependency-cruiser cannot read TypeScript 7 itself. */
async function compile(root: string, outdir: string): Promise<void> {
  await build({
    entryPoints: CODE.flatMap((folder) => sourcesIn(root, folder)),
    absWorkingDir: root,
    outbase: root,
    outdir,
    bundle: false,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'error',
  })
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesIn(root, path)
    return /(?<!\.d)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

async function breaksOf(forbidden: IForbiddenRuleType[], folders: string[], baseDir: string, stopAt = '^$') {
  const options = { baseDir, validate: true, ruleSet: { forbidden }, doNotFollow: { path: stopAt } }
  const { output } = await cruise(folders, options, { alias: { '@': baseDir }, bustTheCache: true })
  return (output as ICruiseResult).summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${cycle?.map(({ name }) => name).join(' → ') ?? `${from} → ${to}`}`,
  )
}

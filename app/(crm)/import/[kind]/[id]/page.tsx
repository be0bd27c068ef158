import { getTranslations } from 'next-intl/server'
import { ImportScreen } from '@/components/import/import-screen'
import { fieldsApart } from '@/lib/import/fields'
import {
  countRows,
  fillableFields,
  kindToImport,
  LIMITS,
  requireImport,
  sampleRows,
} from '@/lib/import/queries'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('import'))('title') }
}

/** One import, at whichever step it is. */
export default page('record_import.one', 'record:import', async ({ actor, params }) => {
  const entity = kindToImport(actor, params.kind)
  const { name, path, permissions } = entity
  const shown = await reading(actor, async (tx) => {
    const run = await requireImport(tx, actor, name, params.id ?? '')
    const isMapped = run.state === 'mapping' || run.state === 'ready'
    return {
      run,
      fields: await fillableFields(tx, actor, entity),
      apart: fieldsApart(entity),
      samples: isMapped ? await sampleRows(tx, run) : [],
      counts: run.state === 'ready' ? await countRows(tx, run) : null,
    }
  })
  const { storageKey: _, ...run } = shown.run
  return (
    <ImportScreen
      key={run.id}
      {...shown}
      run={run}
      kind={{ name, path }}
      limits={LIMITS}
      canWrite={can(actor, permissions.write)}
    />
  )
})

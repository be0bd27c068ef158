import { getTranslations } from 'next-intl/server'
import { ConvertLead } from '@/components/leads/convert-lead'
import { Converted } from '@/components/leads/converted'
import { KeepFocus } from '@/components/ui/keep-focus'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import { type Actor, can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { describe as descriptionOf } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { entityFor, withoutHidden } from '@/lib/kernel/field-rights'
import { page } from '@/lib/kernel/page'
import { leads } from '@/lib/leads/entity'
import { suggestionsFor } from '@/lib/leads/suggestions'
import { opportunities } from '@/lib/opportunities/entity'
import { isId } from '@/lib/records/list-query'
import { getRecord } from '@/lib/records/query'
import { withNames } from '@/lib/records/references'
import { viewerOf } from '@/lib/records/viewer'

export const generateMetadata = async () => ({ title: (await getTranslations('convert'))('title') })

const PARTS = { account: accounts, contact: contacts, opportunity: opportunities }

/** Where a lead becomes a customer; once it is one, the way to what it became. */
export default page('leads.convert', 'lead:write', async ({ actor, params }) => {
  const id = params.id ?? ''
  if (!isId(id)) throw notFound()
  const { lead, isConverted, suggestions } = await reading(actor, async (tx) => {
    const lead = await getRecord(tx, actor, leads, id, 'lead:write')
    if (!lead) throw notFound()
    const [shown = lead] = await withNames(tx, actor, entityFor(actor, leads), [
      withoutHidden(actor, leads, lead),
    ])
    return {
      lead: shown,
      isConverted: lead.convertedAt !== null,
      suggestions: await suggestionsFor(tx, actor, shown),
    }
  })
  const t = await getTranslations('convert')
  return (
    <KeepFocus label={t(isConverted ? 'done' : 'of', { name: String(lead.name) })} on={String(isConverted)}>
      {isConverted ? (
        <Converted lead={lead} />
      ) : (
        <ConvertLead
          lead={lead as never}
          parts={partsFor(actor)}
          suggestions={suggestions}
          viewer={viewerOf(actor)}
        />
      )}
    </KeepFocus>
  )
})

/** What the reader may make of a lead, each with its fields. */
const partsFor = (actor: Actor) =>
  Object.fromEntries(
    Object.entries(PARTS).flatMap(([part, entity]) =>
      can(actor, entity.permissions.create) ? [[part, descriptionOf(entityFor(actor, entity))]] : [],
    ),
  )

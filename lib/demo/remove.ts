import 'server-only'
import { and, eq, exists, inArray, not, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  account,
  activity,
  contact,
  emailAddress,
  lead,
  message,
  note,
  notification,
  opportunity,
  searchToken,
  supportCase,
  workspace,
} from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import { activities } from '@/lib/activities/entity'
import { cases } from '@/lib/cases/entity'
import { contacts } from '@/lib/contacts/entity'
import { type Context, command } from '@/lib/kernel/command'
import type { Join } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { leads } from '@/lib/leads/entity'
import { reachingPrivate } from '@/lib/mail/private'
import { opportunities } from '@/lib/opportunities/entity'
import { entitiesWithEmails } from '@/lib/records/emails'
import { placeOf, referencesTo } from '@/lib/records/references'
import { isSeeded } from './ids'

/** Takes the made-up opportunities, customers, contacts and leads with their mail and log away; set-up, people and their own records stay. */
export const removeDemo = command({
  name: 'workspace.remove_demo',
  permission: 'workspace:write',
  input: z.strictObject({}),
  async run(context) {
    const { tx, actor } = context
    const { id } = actor.workspace
    const [demo] = await tx
      .select({ version: workspace.version })
      .from(workspace)
      .where(and(eq(workspace.workspaceId, id), eq(workspace.isDemo, true)))
      .for('update')
    if (!demo) throw notFound()
    const removed = await removeSeeded(context)
    const version = demo.version + 1
    await tx
      .update(workspace)
      .set({ isDemo: false, version, updatedAt: new Date() })
      .where(eq(workspace.workspaceId, id))
    return {
      data: removed,
      events: [{ entity: 'workspace', recordId: id, type: 'demo_removed', after: { ...removed, version } }],
    }
  },
})

async function removeSeeded(context: Context): Promise<{ opportunities: number; messages: number }> {
  const { tx, actor } = context
  const { id } = actor.workspace
  const messages = await reachingPrivate(tx, () =>
    tx
      .delete(message)
      .where(and(eq(message.workspaceId, id), isSeeded(message.recordId)))
      .returning({ id: message.id }),
  )
  await tx.delete(note).where(and(eq(note.workspaceId, id), isSeeded(note.recordId)))
  await tx.delete(searchToken).where(
    and(
      eq(searchToken.workspaceId, id),
      inArray(
        searchToken.entity,
        [opportunities, accounts, contacts, leads, activities, cases].map(({ name }) => name),
      ),
      isSeeded(searchToken.recordId),
    ),
  )
  await tx.delete(notification).where(and(eq(notification.workspaceId, id), isSeeded(notification.recordId)))
  await tx.delete(activity).where(and(eq(activity.workspaceId, id), isSeeded(activity.id)))
  await unlinkSeeded(context)
  await tx.delete(supportCase).where(and(eq(supportCase.workspaceId, id), isSeeded(supportCase.id)))
  const cards = await tx
    .delete(opportunity)
    .where(and(eq(opportunity.workspaceId, id), isSeeded(opportunity.id)))
    .returning({ id: opportunity.id })
  await forgetAddresses(context)
  await tx.delete(lead).where(and(eq(lead.workspaceId, id), isSeeded(lead.id)))
  await tx.delete(contact).where(and(eq(contact.workspaceId, id), isSeeded(contact.id)))
  await tx.delete(account).where(and(eq(account.workspaceId, id), isSeeded(account.id)))
  await tx.execute(sql`select cohoi_forget_demo()`)
  return { opportunities: cards.length, messages: messages.length }
}

/** What is known of addresses that only made-up records have. */
async function forgetAddresses({ tx, actor }: Context): Promise<void> {
  const { id } = actor.workspace
  const joins = entitiesWithEmails().map(({ join }) => join)
  const held = (join: Join, which: SQL) =>
    exists(
      tx
        .select({ own: join.own })
        .from(join.table)
        .where(and(eq(join.workspaceId, id), eq(join.other, emailAddress.address), which)),
    )
  await tx
    .delete(emailAddress)
    .where(
      and(
        eq(emailAddress.workspaceId, id),
        or(...joins.map((join) => held(join, isSeeded(join.own)))),
        ...joins.map((join) => not(held(join, not(isSeeded(join.own))))),
      ),
    )
}

/** People's own records stay, but not what they say of made-up ones. */
async function unlinkSeeded({ tx, actor }: Context): Promise<void> {
  for (const { entity, field } of [opportunities, accounts, contacts, leads, cases].flatMap(({ name }) =>
    referencesTo(name),
  )) {
    const { table, workspaceId, column } = placeOf(entity, field)
    const here = and(eq(workspaceId, actor.workspace.id), isSeeded(column))
    if (entity.joins?.[field]) await tx.delete(table).where(here)
    else
      await tx
        .update(table)
        .set({ [field]: null } as never)
        .where(here)
  }
}

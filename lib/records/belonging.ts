import 'server-only'
import { and, eq } from 'drizzle-orm'
import { contact, type Fields, opportunity, supportCase } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'

/** Whoever a case, an opportunity or a contact belongs to is meant as well. */
export async function relationsOf(context: Context, values: Fields): Promise<Fields> {
  const { caseId, opportunityId, contactId, accountId } = values
  const { tx, actor } = context
  if (caseId) {
    const { accountId: customer, contactId: person, opportunityId: card, workspaceId, id } = supportCase
    const [found] = await tx
      .select({ accountId: customer, contactId: person, opportunityId: card })
      .from(supportCase)
      .where(and(eq(workspaceId, actor.workspace.id), eq(id, String(caseId))))
    return {
      accountId: accountId ?? found?.accountId,
      contactId: contactId ?? found?.contactId,
      opportunityId: opportunityId ?? found?.opportunityId,
    }
  }
  if (opportunityId && !(contactId && accountId)) {
    const [card] = await tx
      .select({ accountId: opportunity.accountId, contactId: opportunity.contactId })
      .from(opportunity)
      .where(and(eq(opportunity.workspaceId, actor.workspace.id), eq(opportunity.id, String(opportunityId))))
    return { accountId: accountId ?? card?.accountId, contactId: contactId ?? card?.contactId }
  }
  if (!contactId || accountId) return {}
  const [person] = await tx
    .select({ accountId: contact.accountId })
    .from(contact)
    .where(and(eq(contact.workspaceId, actor.workspace.id), eq(contact.id, String(contactId))))
  return { accountId: person?.accountId }
}

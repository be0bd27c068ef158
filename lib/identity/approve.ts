import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { login, member, memberGroup, permissionGroup, workspace } from '@/db/schema'
import { notFound } from '@/lib/kernel/errors'
import { identityCommand } from './identity-command'
import { letter } from './mail-texts'
import { readingIdentity } from './queries'
import { post } from './system-mail'

/** Opens a workspace that waits, and tells its founder. For the operator's command line, not for the browser. */
export const approveWorkspace = identityCommand({
  name: 'workspace.approve',
  input: z.strictObject({ slug: z.string().max(100) }),
  async run({ tx }, { slug }) {
    const [opened] = await tx
      .update(workspace)
      .set({ status: 'active', updatedAt: new Date() })
      .where(and(eq(workspace.slug, slug), eq(workspace.status, 'pending')))
      .returning()
    if (!opened) throw notFound()
    const { workspaceId, name } = opened
    const founders = await tx
      .select({ id: login.id, email: login.email, name: login.name, locale: login.locale })
      .from(member)
      .innerJoin(login, eq(login.id, member.loginId))
      .innerJoin(
        memberGroup,
        and(eq(memberGroup.workspaceId, member.workspaceId), eq(memberGroup.memberId, member.id)),
      )
      .innerJoin(
        permissionGroup,
        and(
          eq(permissionGroup.workspaceId, memberGroup.workspaceId),
          eq(permissionGroup.id, memberGroup.groupId),
        ),
      )
      .where(and(eq(member.workspaceId, workspaceId), eq(permissionGroup.preset, 'administrator')))
    for (const founder of founders)
      await post(
        tx,
        letter('approved', founder.locale, founder.email, '/sign-in', {
          name: founder.name,
          workspace: name,
        }),
      )
    const change = { before: { status: 'pending' }, after: { status: 'active' } }
    return {
      data: { name },
      events: [{ workspaceId, entity: 'workspace', recordId: workspaceId, type: 'approved', ...change }],
    }
  },
})

/** Sign-ups that wait for the operator, the oldest first. */
export const listPending = () =>
  readingIdentity((tx) =>
    tx
      .select({
        slug: workspace.slug,
        name: workspace.name,
        contact: workspace.contact,
        at: workspace.createdAt,
      })
      .from(workspace)
      .where(eq(workspace.status, 'pending'))
      .orderBy(asc(workspace.createdAt)),
  )

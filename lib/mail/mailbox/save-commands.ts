import 'server-only'
import { and, eq } from 'drizzle-orm'
import { mailbox, mailboxFolder } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { seal } from '@/lib/kernel/secrets'
import { winnerOf } from '@/lib/records/history'
import { isInside } from '../outbound/safe-host'
import { type Mailbox, mailboxOf, shown } from './mailboxes'
import { forgetAllNumbers } from './number-commands'
import { type IntakeInput, intakeInput, type OwnInput, ownInput } from './schema'
import { wake } from './wake'

/** Where the company's mail is taken in from. */
export const saveIntake = command({
  name: 'mailbox.save_intake',
  permission: 'mail:write',
  input: intakeInput,
  async run(context, input) {
    if (input.afterwards === 'move' && !input.moveTo) throw invalidField('moveTo', 'required')
    if (input.afterwards === 'move' && input.moveTo === input.folder)
      throw invalidField('moveTo', 'sameFolder')
    return save(context, null, input)
  },
})

/** The mailbox that a member reads and writes from. */
export const saveOwn = command({
  name: 'mailbox.save_own',
  permission: 'profile:write',
  input: ownInput,
  async run(context, input) {
    if (!context.actor.id) throw notFound()
    if (input.smtpHost && !input.smtpPort) throw invalidField('smtpPort', 'required')
    if (input.smtpHost && isInside(input.smtpHost)) throw invalidField('smtpHost', 'privateHost')
    return save(context, context.actor.id, input)
  },
})

async function save(context: Context, memberId: string | null, input: IntakeInput | OwnInput) {
  const { tx, actor } = context
  const { version, password, firstDays, ...values } = input
  const before = await mailboxOf(tx, actor, memberId)
  if ((before?.version ?? 0) !== version)
    throw conflict('stale', await winnerOf(tx, actor, 'mailbox', before?.id ?? actor.workspace.id))
  refuse(input, before)
  const id = before?.id ?? newId()
  const row = {
    ...values,
    ...(password !== null && { passwordSealed: seal(password, id) }),
    ...{ failures: 0, error: null, said: null, failingSince: null, isTold: false },
    ...(isMoved(input, before) && { startsAt: daysAgo(firstDays), lastGoodAt: null }),
    // A look that is under way looks at what was there before, and may say nothing of this.
    ...{ takenUntil: null, checked: null, checkedAt: null, version: version + 1, updatedAt: new Date() },
  }
  if (before) {
    await tx.update(mailbox).set(row).where(own(context, id))
    if (isMoved(input, before)) {
      await forgetProgress(context, id)
      if (memberId) await forgetAllNumbers(context, memberId)
    }
  } else
    await tx
      .insert(mailbox)
      .values({ startsAt: daysAgo(firstDays), ...row, workspaceId: actor.workspace.id, id, memberId })
  const after = await mailboxOf(tx, actor, memberId)
  await wake(context, id)
  const changed = difference(told(before), told(after))
  const type = before ? 'updated' : 'created'
  return {
    data: { id, version: version + 1 },
    events: changed ? [{ entity: 'mailbox', recordId: id, type, ...changed }] : [],
  }
}

function refuse(input: IntakeInput | OwnInput, before: Mailbox | undefined): void {
  const { host, username, password, security } = input
  if (isInside(host)) throw invalidField('host', 'privateHost')
  if (password !== null) return
  if (!before?.passwordSealed) throw invalidField('password', 'required')
  // A stored password goes to the servers it was typed for, never to others or over a weaker line.
  const isElsewhere =
    host !== before.host ||
    username !== before.username ||
    (security === 'none' && before.security !== 'none') ||
    ('smtpHost' in input && input.smtpHost !== null && isSentElsewhere(input, before))
  if (isElsewhere) throw invalidField('password', 'passwordAgain')
}

const isSentElsewhere = ({ smtpHost, smtpSecurity }: OwnInput, before: Mailbox) =>
  smtpHost !== before.smtpHost || (smtpSecurity === 'none' && before.smtpSecurity !== 'none')

/** Another box or folder: what was read of the old one says nothing about it. */
const isMoved = (input: IntakeInput | OwnInput, before: Mailbox | undefined) =>
  before !== undefined &&
  (input.host !== before.host ||
    input.username !== before.username ||
    ('folder' in input && input.folder !== before.folder))

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

export async function forgetProgress({ tx, actor }: Pick<Context, 'tx' | 'actor'>, id: string) {
  const { workspaceId, mailboxId } = mailboxFolder
  await tx.delete(mailboxFolder).where(and(eq(workspaceId, actor.workspace.id), eq(mailboxId, id)))
}

const own = ({ actor }: Context, id: string) =>
  and(eq(mailbox.workspaceId, actor.workspace.id), eq(mailbox.id, id))

/** What stands in the log. */
function told(row: Mailbox | undefined) {
  if (!row) return {}
  const {
    id: _,
    version: __,
    lastGoodAt,
    failingSince,
    error,
    said,
    checkedAt,
    checked,
    ...rest
  } = shown(row)
  return rest
}

import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { EXPORT_STATES, IMPORT_STATES } from '@/db/schema'
import { activityKind } from '@/lib/activities/commands'
import { keepUploaded } from '@/lib/backup/commands'
import { pathOf } from '@/lib/backup/place'
import { setBackupFolder } from '@/lib/backup/settings'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { seal } from '@/lib/kernel/secrets'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { createUpload } from '@/lib/mail/outbound/uploads'
import { connects, takesInFrom } from './mailboxes'
import { addField } from './own-fields'
import { asOwner } from './owner'
import { archive, PUSH_ADDRESS, someone, TAKEN_UNTIL, upload } from './sweep-fixtures'
import type { World } from './world'

/** A file that a record holds in a field of the company's own. */
export async function aHeldFile({ admin, workspace }: World, recordId: string): Promise<string> {
  const field = await addField(admin, 'files', { name: 'Sample files' })
  const id = newId()
  await asOwner(
    `insert into record_file (workspace_id, id, member_id, name, content_type, size, sha256, storage_key)
     values ($1, $2, $3, 'a.txt', 'text/plain', 1, '', '')`,
    [workspace.id, id, admin.id],
  )
  await asOwner(
    'insert into custom_value (workspace_id, field_id, record_id, text) values ($1, $2, $3, $4)',
    [workspace.id, field.data.id, recordId, id],
  )
  return id
}

/** One that waits for its outcome, and one that has it. */
export async function twoMessages(workspaceId: string): Promise<void> {
  for (const outcome of [null, 'held']) {
    const [made] = await asOwner<{ id: string }>(
      `insert into inbound_message (workspace_id, id, intake, delivery_key, envelope_to, size, outcome, from_address)
       values ($1, $2, 'upload', $2::uuid::text, '[]', 1, $3, 'someone@elsewhere.test') returning id`,
      [workspaceId, newId(), outcome],
    )
    await asOwner('insert into inbound_raw (workspace_id, inbound_id, raw) values ($1, $2, $3)', [
      workspaceId,
      made?.id,
      Buffer.from('Subject: Sample'),
    ])
  }
}

/** Two reminders that the administrator has not answered. */
export async function twoNotifications({ id, workspace }: World['admin']): Promise<[string, string]> {
  const ids: [string, string] = [newId(), newId()]
  for (const each of ids)
    await asOwner(
      `insert into notification (workspace_id, id, member_id, kind, message, entity, pop_at)
       values ($1, $2, $3, 'reminder', 'reminder', 'activity', now())`,
      [workspace.id, each, id],
    )
  return ids
}

/** A session in which the person is reminded in their browser. */
export async function aDevice({ id, workspace }: World['admin']): Promise<string> {
  const session = newId()
  await asOwner(
    `insert into user_session (id, login_id, workspace_id, expires_at)
     select $1, login_id, workspace_id, now() + interval '1 day' from member where id = $2`,
    [session, id],
  )
  const sealed = seal(JSON.stringify(PUSH_ADDRESS), session)
  await asOwner(
    `insert into push_device (workspace_id, member_id, session_id, sealed) values ($1, $2, $3, $4)`,
    [workspace.id, id, session, sealed],
  )
  return session
}

/** A meeting that comes back, in which its owner takes part as well, as does somebody outside. */
export async function aSeries(admin: World['admin']): Promise<[string, string]> {
  const rule = { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2', startsAt: '2027-01-04T02:00:00Z', minutes: 60 }
  const { data } = await execute(activityKind.create, admin, {
    ...{
      kind: 'meeting',
      subject: 'Sample',
      sendsInvites: true,
      memberIds: [admin.id],
      guests: [someone[0]?.address ?? ''],
      ...rule,
    },
  })
  return [data.id, data.id]
}

/** A folder for archives with a file in it, and two runs that are over. */
export async function twoBackups(admin: World['admin']): Promise<void> {
  await execute(setBackupFolder, admin, { folder: 'sao-luu' })
  await writeFile(pathOf(admin.workspace, archive), gzipSync('Sample'))
  for (let run = 0; run < 2; run++)
    await execute(keepUploaded, admin, { file: `sao-luu/${run}.cohoi`, bytes: 1 })
}

/** An import at each of its steps. */
export async function importsOfEveryState({ id, name, workspace }: World['admin']): Promise<void> {
  for (const state of IMPORT_STATES)
    await asOwner(
      `insert into record_import (workspace_id, id, entity, member_id, member_name, name, bytes, state, headers, created)
       values ($1, $2, 'account', $3, $4, 'a.csv', 1, $5, '["Sample"]', 1)`,
      [workspace.id, newId(), id, name, state],
    )
}

export async function exportsOfEveryState({ id, name, workspace }: World['admin']): Promise<void> {
  for (const state of EXPORT_STATES)
    await asOwner(
      `insert into record_export (workspace_id, id, entity, member_id, member_name, format, columns, query, locale,
         time_zone, file_name, storage_key, state, total)
       values ($1, $2, 'account', $3, $4, 'csv', '["name"]', '{}', 'vi', 'UTC', 'a.csv', $5, $6, 1)`,
      [workspace.id, newId(), id, name, 'e'.repeat(32), state],
    )
}

/** One that still waits to leave, and one that failed; and two files for others. */
export async function twoMails(admin: World['admin'], opportunityId: string): Promise<void> {
  const mail = {
    entity: 'opportunity',
    recordId: opportunityId,
    to: someone,
    subject: 'Sample',
    text: 'Sample',
  }
  await execute(sendMessage, admin, mail)
  const { data } = await execute(sendMessage, admin, mail)
  await asOwner("update message set state = 'failed' where id = $1", [data.id])
  await asOwner('update message set waits_since = now() where workspace_id = $1', [admin.workspace.id])
  for (let file = 0; file < 2; file++)
    await asOwner(
      `insert into attachment (workspace_id, id, message_id, name, content_type, size, sha256, storage_key)
       values ($1, $2, $3, 'a.txt', 'text/plain', 1, '', '')`,
      [admin.workspace.id, newId(), data.id],
    )
  for (let file = 0; file < 2; file++) await execute(createUpload, admin, upload)
}

/** A mailbox of the administrator's own with a private mail from it, and one of the company. */
export async function ownMailbox(admin: World['admin'], contactId: string): Promise<[string, string]> {
  const host = { host: 'imap.sample.test', port: 993 }
  await connects(admin, 993, host)
  await takesInFrom(admin, 993, host)
  await asOwner('update mailbox set taken_until = $2 where workspace_id = $1', [
    admin.workspace.id,
    TAKEN_UNTIL,
  ])
  const id = await aPrivateMail(admin, contactId)
  return [id, id]
}

/** A mail that a member's own mailbox filed on a contact. */
export async function aPrivateMail(
  { workspace, id: memberId }: World['admin'],
  recordId: string,
  entity = 'contact',
): Promise<string> {
  const id = newId()
  await asOwner(
    `insert into message (workspace_id, id, entity, record_id, direction, state, message_id, from_address, subject, text,
       mailbox_of, private_to, filed_from, is_seen)
     values ($1, $2, $3, $4, 'in', 'received', $2::uuid::text, 'someone@elsewhere.test', 'Sample', 'Sample', $5, $5,
       'inbox', false)`,
    [workspace.id, id, entity, recordId, memberId],
  )
  return id
}

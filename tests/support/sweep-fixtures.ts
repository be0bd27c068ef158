import { createECDH, randomBytes } from 'node:crypto'
import { newId } from '@/lib/kernel/id'
import { readLetter } from '@/lib/mail/inbound/reading'
import type { Pool } from './bodies'

export const PERSON = { email: 'someone@elsewhere.test', phone: '0912345678' }
export const archive = 'sao-luu/sample.cohoi'
export const upload = {
  name: 'a.txt',
  contentType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  storageKey: 'b'.repeat(32),
}
export const someone = [{ name: '', address: 'someone@elsewhere.test' }]

const curve = createECDH('prime256v1')
export const PUSH_ADDRESS = {
  endpoint: 'https://push.elsewhere.test/someone',
  keys: {
    p256dh: curve.generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  },
}

const letter = await readLetter({
  raw: Buffer.from('From: a@elsewhere.test\r\nSubject: Sample\r\n\r\nSample\r\n'),
  envelopeFrom: 'a@elsewhere.test',
  receivedAt: new Date(),
})

/** Until when the mailboxes of the samples are somebody's. */
export const TAKEN_UNTIL = new Date('2999-01-01')
const MAILBOX = { version: 1, host: 'imap.elsewhere.test', port: 993, firstDays: 30 }

type Fixtures = Record<string, (pool: Pool) => Record<string, unknown>>

/** What every kind of record with lists, deletion and sharing needs. */
function ofRecords(entity: string): Fixtures {
  return {
    [`${entity}.list`]: () => ({ query: {}, after: { value: '2999-01-01', id: newId() } }),
    [`${entity}.reread`]: () => ({ query: {} }),
    [`${entity}.timeline`]: () => ({ before: undefined }),
    [`${entity}.change_note`]: (pool) => ({ id: pool[`note of ${entity}`]?.[0] }),
    [`${entity}.delete_note`]: (pool) => ({ id: pool[`note of ${entity}`]?.[0] }),
    [`${entity}.delete`]: () => ({ replacementId: undefined }),
    [`${entity}.recover`]: (pool) => ({ items: [{ id: pool[`binned ${entity}`]?.[0], version: 2 }] }),
    [`${entity}.purge`]: (pool) => ({ items: [{ id: pool[`binned ${entity}`]?.[0], version: 2 }] }),
    [`${entity}.empty_bin`]: () => ({ until: '2999-01-01T00:00:00Z' }),
    [`${entity}.merge`]: (pool) => ({
      items: pool[entity]?.map((id) => ({ id, version: 1 })),
      values: undefined,
    }),
    [`${entity}.unmerge`]: (pool) => ({ id: pool[`merged ${entity}`]?.[0], version: 2 }),
    [`${entity}.dismiss_twins`]: (pool) => ({ pairs: [pool[entity]] }),
    [`${entity}.recall_twins`]: (pool) => ({ pairs: [pool[entity]] }),
    [`${entity}.share`]: (pool) => ({ id: pool[entity]?.[0], granteeId: pool.member?.[1], until: null }),
    [`${entity}.unshare`]: (pool) => ({ id: pool[entity]?.[0], shareId: pool[`share of ${entity}`]?.[0] }),
  }
}

/** Commands of imports, each with one at the step that it is for. */
function ofImports(): Fixtures {
  const at =
    (state: string, more = {}) =>
    (pool: Pool) => ({ id: pool[`import ${state}`]?.[0], ...more })
  const columns = [{ field: 'name', makes: false, monthFirst: false }]
  return {
    'record_import.begin': () => ({ kind: 'account', storageKey: 'd'.repeat(32) }),
    'record_import.read': at('reading'),
    'record_import.keep': at('reading'),
    'record_import.end_reading': at('reading', { source: { format: 'csv' }, columns, matchBy: ['name'] }),
    'record_import.map': at('mapping', { columns, matchBy: ['name'], onMatch: 'skip' }),
    'record_import.check': at('checking'),
    'record_import.keep_checked': at('checking'),
    'record_import.choose': at('ready'),
    'record_import.start': at('ready'),
    'record_import.step': at('running'),
    'record_import.step_undo': at('undoing'),
    'record_import.fail': at('running'),
    'record_import.undo': at('done'),
    'record_import.cancel': at('ready'),
    'record_import.take_refused': at('done'),
    'record_import.drop': at('done'),
  }
}

function ofExports(): Fixtures {
  const at = (state: string) => (pool: Pool) => ({ id: pool[`export ${state}`]?.[0] })
  return {
    'record_export.note': at('running'),
    'record_export.end': at('running'),
    'record_export.stop': at('running'),
    'record_export.fail': at('running'),
    'record_export.drop': at('done'),
    'record_export.take': at('done'),
  }
}

/** What the board of a kind needs besides. */
const ofKind = (entity: string): Fixtures => ({
  ...ofRecords(entity),
  [`${entity}.board`]: () => ({ query: {}, by: 'ownerId', sizes: {} }),
})

/**
 * What a schema cannot tell of a body that is accepted; undefined leaves a field out.
 * A new command that needs more than its schema adds a line.
 */
export const FIXTURES: Fixtures = {
  'activity.create': () => ({
    ...{ typeId: undefined, guests: ['guest@elsewhere.test'], rule: undefined, todos: undefined },
    ...{ startsAt: '2026-12-01T02:00:00Z', endsAt: undefined, dueOn: '2999-01-01' },
  }),
  'activity.put_off_next': () => ({ on: '2026-12-01' }),
  'activity.answer_invitation': (pool) => ({ id: pool['activity in series']?.[0] }),
  'activity.change_series': (pool) => ({
    ...{ id: pool['activity in series']?.[0], patch: { subject: 'Sample', location: 'Sample' } },
  }),
  'activity.delete_series': (pool) => ({ id: pool['activity in series']?.[0] }),
  'activity.snooze': () => ({ on: '2026-12-01' }),
  'activity.update': () => ({ patch: { subject: 'Sample' } }),
  'admin_unit.branch': () => ({ of: 'vn34:01' }),
  'admin_unit.check_import': () => ({ lines: [{ row: 2, name: 'Sample', above: '' }] }),
  'admin_unit.create': () => ({ parentId: undefined, under: 'vn34:01' }),
  'admin_unit.delete': () => ({ replacementId: undefined }),
  'admin_unit.import': () => ({ lines: [{ row: 2, name: 'Imported', above: '' }] }),
  'admin_unit.update': () => ({ patch: { name: 'Sample', under: 'vn34:01' } }),
  'audit.export': () => ({ kind: 'opportunity', from: '2026-01-01', to: '2026-12-31' }),
  'backup.create': () => ({ name: 'another', passphrase: '' }),
  'backup.download': () => ({ file: archive }),
  'backup.keep': () => ({ file: archive }),
  'backup.restore': () => ({ target: 'new', file: archive, passphrase: '', name: 'Sample' }),
  'backup.upload': () => ({ file: archive }),
  'backup_settings.schedule': () => ({ frequency: 'daily', passphrase: undefined }),
  'blocked_sender.create': () => ({ name: 'spam@elsewhere.test' }),
  'blocked_sender.delete': () => ({ replacementId: undefined }),
  'blocked_sender.update': () => ({ patch: { name: 'spam@elsewhere.test' } }),
  'consent.record': () => ({ ...PERSON, givenOn: '2026-11-01', isExplicit: true }),
  'company_info.set_logo': () => ({ key: 'c'.repeat(32) }),
  'company_info.update': () => ({ patch: { legalName: 'Sample', taxCode: '0101248141' } }),
  'currency.create': () => ({ name: 'JPY' }),
  'currency.delete': () => ({ replacementId: undefined }),
  'currency.update': () => ({ patch: { rate: '1.5' } }),
  'custom_field.delete': () => ({ replacementId: undefined }),
  'custom_field.update': () => ({ patch: { name: 'Sample', options: [{ id: newId(), text: 'Sample' }] } }),
  'holiday.create': () => ({ name: 'Sample', day: '2031-06-01' }),
  'holiday.delete': () => ({ replacementId: undefined }),
  'holiday.update': () => ({ patch: { name: 'Sample', day: '2031-06-02' } }),
  'hand_over.start': ({ member }) => ({ to: { kind: 'member', id: member?.[1] } }),
  'inbound.block': ({ inbound_message }) => ({ id: inbound_message?.[1] }),
  'mass_change.begin': ({ tag }) => ({
    kind: 'account',
    query: {},
    edit: { patch: {}, addTags: [tag?.[0]], removeTags: [] },
  }),
  'inbound.fetched': () => ({ raw: Buffer.from('Subject: Sample\r\n\r\nSample') }),
  'inbound.process': () => ({ reading: letter }),
  'inbound.release': ({ inbound_message }) => ({ id: inbound_message?.[1] }),
  'inbound.replay': ({ inbound_message }) => ({ id: inbound_message?.[1] }),
  'lead.convert': () => ({
    account: { values: { name: 'Sample', kind: 'person' } },
    contact: null,
    opportunity: null,
  }),
  'lead.convert_many': ({ lead }) => ({ items: [{ id: lead?.[0], version: 1 }] }),
  'care_rule.update': () => ({
    ...{ version: 0, days: [1, 2], spans: [{ from: '08:00', until: '17:00' }] },
    targets: Object.fromEntries(
      ['low', 'normal', 'high', 'urgent'].map((priority) => [priority, { answer: 1, solution: 2 }]),
    ),
  }),
  'lead_recycling.update': () => ({ version: 1, idleDays: 14 }),
  'lifecycle_stage.update': () => ({ patch: { name: 'Sample', parentId: null } }),
  'mail_settings.test': () => ({ to: 'someone@elsewhere.test' }),
  'mail_settings.update': () => ({
    host: 'smtp.elsewhere.test',
    fromAddress: 'a@b.test',
    replyTo: 'a@b.test',
  }),
  'mailbox.file': () => ({ reading: letter, receivedAt: new Date(), takenUntil: TAKEN_UNTIL }),
  'mailbox.save_intake': () => ({ ...MAILBOX, minutes: 5, fallback: 'a@b.test', moveTo: 'Done' }),
  'mailbox.save_own': () => ({
    ...MAILBOX,
    address: 'a@b.test',
    smtpHost: 'smtp.elsewhere.test',
    smtpPort: 465,
  }),
  'mailbox.advance': () => ({ lastUid: 2, takenUntil: TAKEN_UNTIL }),
  'mailbox.settle': () => ({ takenUntil: TAKEN_UNTIL }),
  'mailbox.forget_numbers': () => ({ takenUntil: TAKEN_UNTIL }),
  'mailbox.number': () => ({ takenUntil: TAKEN_UNTIL }),
  'mailbox.note_seen': () => ({ takenUntil: TAKEN_UNTIL }),
  'message.mark': ({ message }) => ({ id: message?.[0], readTo: '2030-01-01 00:00:00+00' }),
  'message.mark_seen': (pool) => ({ id: pool['own mail']?.[0] }),
  'message.share': (pool) => ({ id: pool['own mail']?.[0] }),
  'message.retry': ({ message }) => ({ id: message?.[1] }),
  'mail_template.delete': () => ({ replacementId: undefined }),
  'message.cancel_many': ({ message }) => ({ ids: [message?.[0]] }),
  'message.recipients': ({ account }) => ({ entity: 'account', ids: [account?.[0]] }),
  'message.send': ({ opportunity }) => ({
    ...{ entity: 'opportunity', recordId: opportunity?.[0], leavesAt: undefined },
    ...{ to: someone, cc: someone },
  }),
  'message.send_many': ({ account }) => ({
    ...{ entity: 'account', ids: [account?.[0]] },
    leavesAt: undefined,
  }),
  'upload.create': () => upload,
  'mail_domain.create': () => ({ name: 'mail.elsewhere.test' }),
  'member.deactivate': ({ member }) => ({ id: member?.[1] }),
  'member.delete': ({ member }) => ({ id: member?.[1] }),
  'member.end_sessions': ({ member }) => ({ id: member?.[1] }),
  'member.reset_second_factor': ({ member }) => ({ id: member?.[1] }),
  'member.send_password_link': ({ member }) => ({ id: member?.[1] }),
  'member.set_password': ({ member }) => ({ id: member?.[1], password: 'một câu đủ dài' }),
  'member.invite': ({ permission_group }) => ({ groupIds: [permission_group?.[0]] }),
  'member.set_groups': ({ member, permission_group }) => ({
    id: member?.[1],
    groupIds: [permission_group?.[0]],
  }),
  'member.resend_invitation': ({ login_token }) => ({ id: login_token?.[0] }),
  'member.withdraw_invitation': ({ login_token }) => ({ id: login_token?.[0] }),
  'org_unit.move': () => ({ beforeId: undefined }),
  'org_unit.update': ({ member }) => ({ patch: { name: 'Sample', kind: 'company', headId: member?.[0] } }),
  'data_request.open': () => ({ ...PERSON, receivedOn: '2026-11-01' }),
  ...ofRecords('opportunity'),
  ...ofKind('account'),
  ...ofKind('activity'),
  ...ofKind('contact'),
  ...ofKind('support_case'),
  'support_case.change': () => ({ addTags: undefined, removeTags: undefined }),
  ...ofKind('lead'),
  'permission_group.delete': ({ permission_group }) => ({
    id: permission_group?.[1],
    replacementId: permission_group?.[0],
  }),
  'permission_group.update': ({ permission_group }) => ({ id: permission_group?.[1] }),
  'personal_data.erase': ({ data_request }) => ({
    ...PERSON,
    requestId: data_request?.[0],
    confirmation: PERSON.email,
  }),
  'personal_data.export': () => PERSON,
  'pipeline.delete': ({ pipeline }) => ({ id: pipeline?.[1], replacementId: undefined }),
  'record.export': () => ({ kind: 'account', format: 'csv', query: {}, ids: [], columns: ['name'] }),
  ...ofExports(),
  ...ofImports(),
  'record.reveal': ({ account }) => ({ kind: 'account', id: account?.[0], field: 'citizenId' }),
  'record_file.open': (pool) => ({ id: pool['held file']?.[0] }),
  'record_rule.save': () => ({
    ...{ kind: 'contact', required: ['phone'], distinct: ['email'], version: 0 },
    conditional: [],
  }),
  'record_twin.keep': ({ account }) => ({ entity: 'account', ids: account }),
  'notification.choose': () => ({
    hasDigest: true,
    kinds: Object.fromEntries(
      ['reminder', 'anniversary', 'assigned', 'mention', 'shared', 'mail', 'job'].map((kind) => [
        kind,
        { isShown: true, mail: 'none', isPushed: true },
      ]),
    ),
  }),
  'invitation.send': (pool) => ({ id: pool['activity in series']?.[0] }),
  'notification.list': () => ({ after: undefined }),
  'notification.mark': (pool) => ({ ids: [pool['own notification']?.[0]], isRead: false }),
  'notification.put_off': (pool) => ({ id: pool['own notification']?.[0] }),
  'notification.push': (pool) => ({ id: pool['own notification']?.[0] }),
  'push_device.register': () => PUSH_ADDRESS,
  'push_device.remove': (pool) => ({ sessionId: pool['own device']?.[0] }),
  'push_device.drop': (pool) => ({ sessionId: pool['own device']?.[0], sealed: 'Sample' }),
  'reminder.replan': () => ({ memberId: null, after: null }),
  'reminder_settings.update': () => ({ version: 1, taskDays: 1, foundingDays: 2, birthdayDays: null }),
  'retention.update': () => ({ version: 1, eventMonths: 24 }),
  'sales_target.save': ({ member }) => ({
    cells: [{ memberId: member?.[0], month: 1, value: 1, was: null }],
  }),
  'stage.archive': ({ stage }) => ({ id: stage?.[1] }),
  'web_form.create': () => ({
    ...{ redirectUrl: 'https://sample.test', consentText: null, isActive: true },
    questions: [{ field: 'name', isRequired: true }],
  }),
  'web_form.delete': () => ({ replacementId: undefined }),
  'web_form.submit': () => ({ answers: { name: 'Sample' } }),
  'web_form.update': () => ({ patch: { title: 'Another', redirectUrl: 'https://sample.test' } }),
  'view.save': () => ({ entity: 'opportunity' }),
}

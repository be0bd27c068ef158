import { expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { deliverMessage } from '@/lib/mail/outbound/deliver'
import { testMail } from '@/lib/mail/outbound/outbox-commands'
import { PrivateHost, safeAddress } from '@/lib/mail/outbound/safe-host'
import { getMailSettings } from '@/lib/mail/outbound/settings'
import { updateMailSettings } from '@/lib/mail/outbound/settings-commands'
import { aMailServer } from '@/tests/support/mail-server'
import { smtpSettings } from '@/tests/support/mail-settings'
import { connects, looks, takesInFrom } from '@/tests/support/mailboxes'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

delete process.env.SMTP_ALLOW_PRIVATE

const CANARY = 'kanarienvogel-4711-secret'
const EXTERNAL = {
  host: 'smtp.example.com',
  port: 587,
  security: 'starttls' as const,
  username: 'me@example.com',
}

test('[XL-13] one set of settings per workspace is saved, changed and recorded without its secrets', async () => {
  const { admin, workspace } = await aWorld()
  const values = { ...smtpSettings(0), ...EXTERNAL, password: CANARY, resendKey: `re_${CANARY}` }
  const { data } = await execute(updateMailSettings, admin, values)
  await execute(updateMailSettings, admin, {
    ...smtpSettings(0),
    ...EXTERNAL,
    version: data.version,
    fromName: 'Đội bán hàng',
  })
  const stored = await asOwner('select * from mail_settings where workspace_id = $1', [workspace.id])
  const events = await asOwner("select * from event where entity = 'mail_settings' order by seq", [])
  const shown = await reading(admin, (tx) => getMailSettings(tx, admin))

  expect(stored).toHaveLength(1)
  expect(shown).toMatchObject({
    version: 2,
    host: 'smtp.example.com',
    hasPassword: true,
    fromName: 'Đội bán hàng',
  })
  expect(events).toHaveLength(2)
  for (const text of [stored, events, shown]) expect(JSON.stringify(text)).not.toContain(CANARY)
})

test('a sealed password of another row opens nothing', async () => {
  const [one, two] = [await aWorld(), await aWorld()]
  for (const { admin } of [one, two])
    await execute(updateMailSettings, admin, { ...smtpSettings(0), ...EXTERNAL, password: CANARY })
  await asOwner(
    `update mail_settings set password_sealed = (select password_sealed from mail_settings where workspace_id = $1)
     where workspace_id = $2`,
    [one.workspace.id, two.workspace.id],
  )
  const { wayOf, settingsRow } = await import('@/lib/mail/outbound/settings')
  const row = await reading(two.admin, (tx) => settingsRow(tx, two.admin))

  expect(() => wayOf(two.admin, row)).toThrow()
})

test('the stored password is not handed to another server, user or open line', async () => {
  const { admin } = await aWorld()
  await execute(updateMailSettings, admin, { ...smtpSettings(0), ...EXTERNAL, password: CANARY })
  for (const change of [
    { host: 'evil.example' },
    { username: 'eve@example.com' },
    { security: 'none' as const },
  ]) {
    const attempt = execute(updateMailSettings, admin, {
      ...smtpSettings(0),
      ...EXTERNAL,
      version: 1,
      ...change,
    })
    await expect(attempt).rejects.toMatchObject({ fields: { password: { key: 'passwordAgain' } } })
  }
})

test('only who may set up mail may set it up', async () => {
  const { manager, rep, reader } = await aWorld()
  for (const actor of [manager, rep, reader])
    await expect(execute(updateMailSettings, actor, smtpSettings(0))).rejects.toMatchObject({
      code: 'forbidden',
    })
})

test('a stale form, missing parts and hosts inside are refused', async () => {
  const { admin } = await aWorld()
  const save = (change: Record<string, unknown>) =>
    execute(updateMailSettings, admin, { ...smtpSettings(0), ...EXTERNAL, ...change })

  await expect(save({ host: '' })).rejects.toMatchObject({ fields: { host: { key: 'required' } } })
  await expect(save({ port: '' })).rejects.toMatchObject({ fields: { port: { key: 'required' } } })
  await expect(save({ fromAddress: 'not one' })).rejects.toMatchObject({
    fields: { fromAddress: { key: 'email' } },
  })
  await expect(save({ provider: 'resend' })).rejects.toMatchObject({
    fields: { resendKey: { key: 'required' } },
  })
  for (const host of ['localhost', '127.0.0.1', '10.1.2.3', '::1', '::ffff:10.0.0.1', '169.254.169.254'])
    await expect(save({ host })).rejects.toMatchObject({ fields: { host: { key: 'privateHost' } } })
  await save({})
  await expect(save({})).rejects.toMatchObject({ code: 'conflict', words: { key: 'stale' } })
})

const INSIDE = [
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '0177.0.0.1',
  '2130706433',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::1',
  'fe80::1',
  'fc00::1',
  'ff02::1',
  'localhost',
]

test('no writing of an inner address is reached; outer ones are', async () => {
  for (const host of INSIDE) await expect(safeAddress(host), host).rejects.toThrow(PrivateHost)
  for (const host of ['8.8.8.8', '2001:4860:4860::8888']) expect(await safeAddress(host)).toBe(host)
})

test('a name that points inside is found out when the mail leaves: the server there hears nothing', async () => {
  const world = await aWorld()
  const server = await aMailServer()
  const inside = { ...smtpSettings(server.port), host: '127.1' }
  await execute(updateMailSettings, world.admin, inside)
  const { data } = await execute(testMail, world.admin, { to: 'an@khach.example' })
  await deliverMessage({ workspaceId: world.workspace.id, id: data.id, isLastAttempt: false })
  await server.stop()

  expect(server.connections).toBe(0)
  expect(await asOwner('select state, error from message where id = $1', [data.id])).toEqual([
    { state: 'failed', error: 'private_host' },
  ])
})

test('a mailbox inside is refused, and found out when its name points there', async () => {
  const { admin, rep } = await aWorld()
  const refused = { fields: { host: { key: 'privateHost' } } }
  for (const host of ['localhost', '10.1.2.3', '::ffff:7f00:1']) {
    await expect(takesInFrom(admin, 143, { host })).rejects.toMatchObject(refused)
    await expect(connects(rep, 143, { host })).rejects.toMatchObject(refused)
  }
  const outside = { host: 'imap.khach.example', smtpHost: '10.0.0.1', smtpPort: 25 }
  await expect(connects(rep, 143, outside)).rejects.toMatchObject({
    fields: { smtpHost: { key: 'privateHost' } },
  })
  const server = await aMailServer()
  const id = await takesInFrom(admin, server.port, { host: '127.1' })
  expect(await looks(admin, id)).toMatchObject({ error: 'private_host' })
  await server.stop()
  expect(server.connections).toBe(0)
})

import { beforeEach, expect, test } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { savePreferences } from '@/lib/identity/preferences'
import { changePassword, rename } from '@/lib/identity/profile'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf, PASSWORD, refusals, signedIn, stranger, waitingMails, withPassword } from './people'

let world: World
let email: string
let visitor: Awaited<ReturnType<typeof signedIn>>

beforeEach(async () => {
  world = await aWorld()
  email = await withPassword(world.rep.id)
  visitor = await signedIn(email)
})

test('preferences hold at once and may be given one by one', async () => {
  await executeIdentity(savePreferences, visitor, { locale: 'en', theme: 'dark' })
  await executeIdentity(savePreferences, visitor, {
    timeZone: 'Europe/Paris',
    hasShortcuts: false,
    toastSeconds: 20,
    menu: 'mail',
  })
  expect((await loadVisit(visitor.sessionId))?.person).toMatchObject({
    locale: 'en',
    theme: 'dark',
    timeZone: 'Europe/Paris',
    hasShortcuts: false,
    toastSeconds: 20,
    menu: 'mail',
  })
  await executeIdentity(savePreferences, visitor, { menu: null })
  expect((await loadVisit(visitor.sessionId))?.person).toMatchObject({ menu: null, toastSeconds: 20 })
})

test.each([
  [{ timeZone: "UTC'; select pg_sleep(1)--" }],
  [{ timeZone: 'Mars/Base' }],
  [{ locale: 'fr' }],
  [{ theme: '' }],
  [{ menu: 'elsewhere' }],
  [{ toastSeconds: 0 }],
  [{ toastSeconds: 3600 }],
  [{ passwordHash: 'x' }],
  [{ email: 'other@example.test' }],
  [{ loginId: 'x' }],
])('%j is no preference', async (given) => {
  const before = await fingerprint()
  await expect(executeIdentity(savePreferences, visitor, given)).rejects.toMatchObject({ code: 'invalid' })
  expect(await fingerprint()).toEqual(before)
})

test('a new name appears in every workspace of the person, each of which has it in its log', async () => {
  const second = await aWorld()
  await asOwner('update member set login_id = $1 where id = $2', [visitor.loginId, second.rep.id])
  await executeIdentity(rename, visitor, { name: '  Bùi   Chi ' })
  const rows = await asOwner('select name from member where login_id = $1', [visitor.loginId])
  expect(rows).toEqual([{ name: 'Bùi Chi' }, { name: 'Bùi Chi' }])
  expect((await loadVisit(visitor.sessionId))?.person.name).toBe('Bùi Chi')
  for (const { workspace } of [world, second])
    expect(await eventsOf(workspace.id, 'updated')).toMatchObject([
      { entity: 'member', after: { name: 'Bùi Chi' } },
    ])
  await expect(executeIdentity(rename, visitor, { name: ' ' })).rejects.toMatchObject({
    fields: { name: { key: 'required' } },
  })
})

test('a new password needs the old one, and signs all other devices out', async () => {
  const elsewhere = await signedIn(email)
  const change = (current: string, password = 'một mật khẩu khác hẳn') =>
    executeIdentity(changePassword, visitor, { current, password })

  await expect(change('not it')).rejects.toMatchObject({ fields: { current: { key: 'wrongPassword' } } })
  await expect(change(PASSWORD, 'ngắn')).rejects.toMatchObject({ fields: { password: { key: 'tooShort' } } })
  expect(await loadVisit(elsewhere.sessionId)).not.toBeNull()

  await change(PASSWORD)
  expect(await loadVisit(elsewhere.sessionId)).toBeNull()
  expect(await loadVisit(visitor.sessionId)).not.toBeNull()
  await expect(signedIn(email)).rejects.toMatchObject({ code: 'forbidden' })
  await signedIn(email, 'một mật khẩu khác hẳn')
  expect(await eventsOf(world.workspace.id, 'password_changed')).toHaveLength(1)
  expect((await waitingMails()).filter(({ to }) => to === email)).toHaveLength(1)
})

test('a stolen session cannot guess the old password either', async () => {
  const guess = (at: number) =>
    executeIdentity(changePassword, visitor, { current: `guess ${at}`, password: 'a password of theirs' })
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => guess(at)))
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'changed'))
  expect(codes.filter((code) => code === 'invalid')).toHaveLength(5)
  expect(codes.filter((code) => code === 'limited')).toHaveLength(15)
})

test('nobody has no profile', async () => {
  const attempts = [
    executeIdentity(savePreferences, stranger(), { theme: 'dark' }),
    executeIdentity(rename, stranger(), { name: 'X' }),
    executeIdentity(changePassword, stranger(), { current: PASSWORD, password: 'anything at all' }),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'signed_out: signedOut'))
})

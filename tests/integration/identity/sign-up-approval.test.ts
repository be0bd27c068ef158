import { expect, test } from 'vitest'
import { approveWorkspace, listPending } from '@/lib/identity/approve'
import { executeIdentity } from '@/lib/identity/identity-command'
import { listMemberships, listWorkspaces } from '@/lib/identity/queries'
import { switchWorkspace } from '@/lib/identity/session-commands'
import { signUp } from '@/lib/identity/sign-up'
import { loadVisit } from '@/lib/kernel/session'
import { eventsOf, PASSWORD, signedIn, stranger, waitingMails } from './people'

process.env.SIGNUP = 'approval'

const form = {
  company: 'Sao Mai',
  name: 'Phạm Mai',
  email: 'mai@saomai.test',
  phone: '0912345678',
  password: PASSWORD,
  locale: 'vi',
}

test('[CS-05] with approval a sign-up waits until the operator issues the account, then signs in', async () => {
  const { status, loginId, sessionId } = await executeIdentity(signUp, stranger(), form)
  expect(status).toBe('pending')
  expect(await loadVisit(sessionId)).toMatchObject({ actor: null })
  expect(await listWorkspaces(loginId)).toEqual([])
  const [waiting] = await listMemberships(loginId)
  expect(waiting).toMatchObject({ name: 'Sao Mai', status: 'pending' })
  const enter = { workspaceId: waiting?.id ?? '' }
  const visitor = stranger({ loginId, sessionId })
  await expect(executeIdentity(switchWorkspace, visitor, enter)).rejects.toMatchObject({ code: 'not_found' })

  expect(await listPending()).toMatchObject([{ slug: 'sao-mai', contact: { phone: '+84912345678' } }])
  expect(await executeIdentity(approveWorkspace, stranger(), { slug: 'sao-mai' })).toEqual({
    name: 'Sao Mai',
  })

  expect(await listPending()).toEqual([])
  expect(await waitingMails()).toMatchObject([
    { to: 'mai@saomai.test', subject: 'Sao Mai đã sẵn sàng trên Cohoi' },
  ])
  expect(await eventsOf(enter.workspaceId, 'approved')).toMatchObject([
    { before: { status: 'pending' }, after: { status: 'active' } },
  ])
  const later = await signedIn('mai@saomai.test')
  expect((await loadVisit(later.sessionId))?.actor).toMatchObject({ groups: ['Quản trị'] })
})

test('nothing is approved twice, and nothing that never waited', async () => {
  for (const slug of ['sao-mai', 'nobody'])
    await expect(executeIdentity(approveWorkspace, stranger(), { slug })).rejects.toMatchObject({
      code: 'not_found',
    })
})

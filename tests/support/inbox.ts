import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { type InboxQuery, listInbox } from '@/lib/mail/inbox/queries'
import { anAlias, arrives, letter } from './mail'
import { sendsThrough } from './mail-out'
import { aMailServer, type MailServer } from './mail-server'
import { aWorld, type World } from './world'

/** A shared inbox for each test of a file, in a world of its own whose mail leaves through a server of the file. */
export function anInbox(enter: (world: World, sales: string) => void) {
  let server: MailServer
  let sales: string
  beforeAll(async () => {
    server = await aMailServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    const world = await aWorld()
    await sendsThrough(world, server.port)
    sales = await anAlias(world, `sales@${world.workspace.slug}.example`, { owner_rule: 'unassigned' })
    enter(world, sales)
  })
  return {
    shown: (actor: Actor, query: Partial<InboxQuery> = {}) =>
      reading(actor, (tx) => listInbox(tx, actor, { view: 'unassigned', ...query })),
    from: (name: string, more: Record<string, string> = {}) =>
      arrives(letter({ From: `${name}@khach.example`, Subject: name, ...more }), sales),
  }
}

import 'server-only'
import { sql } from 'drizzle-orm'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import type { Tx } from '@/db/client'
import { type Actor, can, type Person, type Workspace } from './actor'
import { type CustomFieldRow, customFieldsOf } from './custom-fields'
import { database } from './database'
import { env } from './env'
import { Refusal } from './errors'
import { type MemberRow, rightsOf } from './member-rights'
import { covers } from './policy'

export const SESSION_DAYS = 30
/** next-auth's cookie; the prefix makes browsers insist on https. */
export const sessionCookie = () =>
  env.APP_URL.startsWith('https:') ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

type SessionRow = {
  sessionId: string
  lastSeenAt: string
  login: Person
  mustChangePassword: boolean
  hasSecondFactor: boolean
  member: (MemberRow & { workspace: WorkspaceRow; needsSecondFactor: boolean }) | null
  /** The member an administrator looks as. */
  viewed: MemberRow | null
}

type WorkspaceRow = Workspace & { fields: CustomFieldRow[] }

/** What a person has to do before anything else; until then they act nowhere. */
type Duty = 'password' | 'secondFactor'
export type Visit = {
  sessionId: string
  person: Person
  actor: Actor | null
  duty: Duty | null
  lastSeenAt: Date
}

const DUTY_PAGES = { password: '/new-password', secondFactor: '/second-factor' } as const

/** Reads one session and all it entitles to, from the database, in one trip. */
export const loadVisit = (sessionId: string): Promise<Visit | null> =>
  database().transact('identity', (tx) => visitIn(tx, sessionId))

/** The same within a transaction before a tenant is known. */
export async function visitIn(tx: Tx, sessionId: string): Promise<Visit | null> {
  const { rows } = await tx.execute<{ session: SessionRow | null }>(
    sql`select cohoi_session(${sessionId}) as session`,
  )
  const row = rows[0]?.session
  if (!row) return null
  const duty = dutyOf(row)
  const lastSeenAt = new Date(row.lastSeenAt)
  return { sessionId, person: row.login, actor: duty ? null : actorOf(row), duty, lastSeenAt }
}

/** Who is asking, once per request. Revoked, expired and deactivated all read as nobody. */
export const currentVisit = cache(async (): Promise<Visit | null> => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie())?.value)
  return sessionId ? loadVisit(sessionId) : null
})

export async function requireVisit(): Promise<Visit> {
  return (await currentVisit()) ?? redirect(await signInPath())
}

export async function requireActor(): Promise<Actor> {
  const { actor, duty } = await requireVisit()
  return actor ?? redirect(duty ? DUTY_PAGES[duty] : '/workspaces')
}

/** The same for route handlers, which refuse instead of redirecting. */
export async function requireCaller(): Promise<Actor> {
  const actor = (await currentVisit())?.actor
  if (!actor) throw new Refusal('signed_out', { key: 'signedOut' })
  return actor
}

/** The sign-in page, told by the proxy which page was asked for. */
async function signInPath(): Promise<'/sign-in'> {
  const asked = (await headers()).get('x-cohoi-path')
  return `/sign-in${asked && asked !== '/' ? `?next=${encodeURIComponent(asked)}` : ''}` as '/sign-in'
}

/** The session id inside next-auth's sealed cookie, or null. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: authSecret() }).catch(() => null)
  return typeof token?.sid === 'string' ? token.sid : null
}

/** What next-auth signs with; the launcher derives it from SECRET_KEY. */
export const authSecret = (): string => process.env.NEXTAUTH_SECRET ?? env.SECRET_KEY

function dutyOf({ mustChangePassword, hasSecondFactor, member }: SessionRow): Duty | null {
  if (mustChangePassword) return 'password'
  return member?.needsSecondFactor && !hasSecondFactor ? 'secondFactor' : null
}

function actorOf({ member, viewed, login: person, sessionId }: SessionRow): Actor | null {
  if (!member) return null
  const { fields, ...company } = member.workspace
  const workspace = { ...company, ...(fields.length > 0 && { customFields: customFieldsOf(fields) }) }
  const own: Actor = { ...rightsOf(member), workspace, person, sessionId, viewer: null }
  if (!viewed) return own
  const theirs = rightsOf(viewed)
  const isAllowed = can(own, 'member:view_as') && covers(own.grants, theirs.grants)
  return isAllowed ? { ...own, ...theirs, viewer: { id: member.id, name: member.name } } : own
}

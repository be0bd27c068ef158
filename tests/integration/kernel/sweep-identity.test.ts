import { beforeAll, expect, test } from 'vitest'
import { executeIdentity, type IdentityCommand, type Visitor } from '@/lib/identity/identity-command'
import { Refusal } from '@/lib/kernel/errors'
import { bodyFor, pathsOf, withValue } from '@/tests/support/bodies'
import { allIdentityCommands, loadEverything } from '@/tests/support/everything'
import { isPolluted, JUNK, SPOILT } from '@/tests/support/hostile'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { rehearse } from '@/tests/support/rehearsal'
import { aSweptWorld, type Swept } from '@/tests/support/sweep'

let world: Swept
let visitors: Visitor[]

beforeAll(async () => {
  await loadEverything()
  world = await aSweptWorld()
  const [login] = await asOwner<{ id: string }>('select login_id as id from member where id = $1', [
    world.rep.id,
  ])
  const nobody = { ip: null, userAgent: '', loginId: null, sessionId: null }
  visitors = [nobody, { ...nobody, loginId: login?.id ?? null }]
})

async function tried(definition: IdentityCommand, visitor: Visitor, body: unknown): Promise<string | null> {
  try {
    await rehearse(() => executeIdentity(definition, visitor, body))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    return `${definition.name} broke: ${error} ${(error as Error).cause ?? ''}`
  }
}

/** Everything but the counters of tries, which are kept on purpose. */
async function printed(): Promise<Record<string, string>> {
  const { 'public.rate_limit': _, 'public.sign_in_try': __, ...rest } = await fingerprint()
  return rest
}

test('[S4] junk at the door is refused before anybody is known', async () => {
  const before = await printed()
  expect(allIdentityCommands().length).toBeGreaterThan(5)
  for (const definition of allIdentityCommands()) {
    if (definition.input.safeParse({}).success) continue
    for (const junk of JUNK) {
      for (const visitor of visitors) {
        expect(await tried(definition, visitor, junk), `${definition.name} given ${String(junk)}`).toBe(
          'invalid',
        )
      }
    }
  }
  expect(isPolluted()).toBe(false)
  expect(await printed()).toEqual(before)
})

test('[S4] a wrong or additional value at the door is refused or harmless, never a fault', async () => {
  const before = await printed()
  const pool = { ...world.pool, session: world.pool.member, workspace: world.pool.member }
  for (const definition of allIdentityCommands()) {
    const body = bodyFor(definition, pool as Swept['pool'])
    for (const visitor of visitors) {
      for (const extra of [
        'loginId',
        'workspaceId',
        'role',
        'status',
        'isDemo',
        '__proto__',
        'constructor',
      ]) {
        const outcome = await tried(definition, visitor, withValue(body, [extra], world.workspace.id))
        if (!Object.hasOwn(body, extra)) expect(outcome, `${definition.name} given ${extra}`).toBe('invalid')
      }
      for (const path of pathsOf(body)) {
        for (const spoilt of SPOILT) {
          const outcome = await tried(definition, visitor, withValue(body, path, spoilt))
          const named = `${outcome} with ${path.join('.')} = ${JSON.stringify(spoilt)?.slice(0, 80)}`
          expect(outcome?.includes('broke') ?? false, named).toBe(false)
        }
      }
    }
  }
  expect(isPolluted()).toBe(false)
  expect(await printed()).toEqual(before)
}, 400_000)

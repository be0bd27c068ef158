import { beforeAll, expect, test } from 'vitest'
import { reading } from '@/lib/kernel/database'
import { loadVisit } from '@/lib/kernel/session'
import { opportunities } from '@/lib/opportunities/entity'
import { listRecords } from '@/lib/records/query'
import { report } from '@/tests/support/figures'
import { anOrganisation, dice, mayReach, type Organisation, type Person } from '@/tests/support/organisation'
import { settle } from '@/tests/support/organisation-rows'
import { asOwner } from '@/tests/support/owner'

const SEED = 815
const organisations = Array.from({ length: 200 }, (_, at) => anOrganisation(SEED + at))

beforeAll(() => settle(organisations))

/** What the same session sees at its next request; null when it is nobody any more. */
async function seen({ sessionId }: Person): Promise<string[] | null> {
  const actor = (await loadVisit(sessionId))?.actor
  if (!actor) return null
  const { rows } = await reading(actor, (tx) => listRecords(tx, actor, opportunities, {}))
  return rows.map(({ id }) => id).sort()
}

const modelled = (org: Organisation, person: Person) =>
  org.deals.flatMap((deal) => (mayReach(org, person, 'opportunity:read', deal) ? [deal.id] : [])).sort()

type Die = ReturnType<typeof dice>

/** Ways to take rights away, each done to the model and to the database. False: there was nothing to take. */
const CHANGES: Record<string, (org: Organisation, person: Person, die: Die) => Promise<boolean>> = {
  async 'taken out of a group'(_, person, { one }) {
    if (person.groups.length === 0) return false
    const gone = one(person.groups)
    person.groups = person.groups.filter((id) => id !== gone)
    await asOwner('delete from member_group where member_id = $1 and group_id = $2', [person.id, gone])
    return true
  },
  async 'group narrowed'(org, person, { one }) {
    const group = org.groups.find(({ id }) => id === person.groups[0])
    if (!group) return false
    group.grants = { ...group.grants, 'opportunity:read': one(['own', 'team', 'unit'] as const) }
    await asOwner('update permission_group set grants = $1 where id = $2', [group.grants, group.id])
    return true
  },
  async 'group archived'(org, person) {
    const group = org.groups.find(({ id }) => id === person.groups[0])
    if (!group || group.isArchived) return false
    group.isArchived = true
    await asOwner('update permission_group set archived_at = now() where id = $1', [group.id])
    return true
  },
  async 'taken out of a team'(_, person) {
    const gone = person.teams.pop()
    if (!gone) return false
    await asOwner('delete from team_member where member_id = $1 and team_id = $2', [person.id, gone])
    return true
  },
  async 'moved to another unit'(org, person, { one }) {
    person.unit = one(org.units).id
    await asOwner('update member set unit_id = $1 where id = $2', [person.unit, person.id])
    return true
  },
  async 'dismissed as head'(org, person) {
    const unit = org.units.find(({ head }) => head === person.id)
    if (!unit) return false
    unit.head = null
    await asOwner('update org_unit set head_id = null where id = $1', [unit.id])
    return true
  },
  async 'unit moved in the tree'(org, person) {
    const [root, ...others] = org.units
    const before = modelled(org, person).length
    const unit = others.find((each) => {
      const { parent } = each
      each.parent = root?.id ?? null
      const takesAway = modelled(org, person).length < before
      if (!takesAway) each.parent = parent
      return takesAway
    })
    if (!root || !unit) return false
    await asOwner('update org_unit set parent_id = $1 where id = $2', [root.id, unit.id])
    return true
  },
  async 'share taken back'(org) {
    const gone = org.shares.pop()
    if (!gone) return false
    await asOwner('delete from record_share where workspace_id = $1 and record_id = $2 and grantee_id = $3', [
      org.id,
      gone.record,
      gone.to,
    ])
    org.shares = org.shares.filter(({ record, to }) => record !== gone.record || to !== gone.to)
    return true
  },
  async 'share at its end'(org) {
    const share = org.shares.find(({ endsAt }) => endsAt === null)
    if (!share) return false
    for (const each of org.shares)
      if (each.record === share.record && each.to === share.to) each.endsAt = new Date(0)
    await asOwner(
      "update record_share set ends_at = 'epoch' where workspace_id = $1 and record_id = $2 and grantee_id = $3",
      [org.id, share.record, share.to],
    )
    return true
  },
}

test('[S3] rights that are taken away are gone at the next request of the same session', async () => {
  const figures = { cases: 0, leaks: 0, differences: 0 }
  const lost: Record<string, number> = {}
  const names = Object.keys(CHANGES)
  for (const [at, org] of organisations.entries()) {
    const name = names[at % names.length] ?? ''
    for (const person of org.people.slice(0, 3)) {
      const before = await seen(person)
      expect(before, JSON.stringify({ org, person })).toEqual(modelled(org, person))
      if (!(await CHANGES[name]?.(org, person, dice(at)))) continue
      const [after, wanted] = [await seen(person), modelled(org, person)]
      figures.cases += 1
      if (before?.some((id) => !wanted.includes(id))) lost[name] = (lost[name] ?? 0) + 1
      figures.leaks += after?.filter((id) => !wanted.includes(id)).length ?? 0
      if (JSON.stringify(after) !== JSON.stringify(wanted)) figures.differences += 1
      expect(after, `${name}: ${JSON.stringify({ org, person })}`).toEqual(wanted)
    }
  }
  report('S3 rights taken away', figures)
  expect(Object.keys(lost).sort(), 'each way took something from somebody').toEqual([...names].sort())
}, 400_000)

test('[S3] whoever is shut out, or whose session is ended, is nobody at the next request', async () => {
  const figures = { cases: 0, leaks: 0 }
  for (const { people } of organisations.slice(0, 40)) {
    const [first, second] = people as [Person, Person]
    expect(await seen(first)).not.toBeNull()
    await asOwner('update member set is_active = false where id = $1', [first.id])
    await asOwner('update user_session set revoked_at = now() where id = $1', [second.sessionId])
    for (const person of [first, second]) {
      figures.cases += 1
      if ((await seen(person)) !== null) figures.leaks += 1
      expect(await seen(person)).toBeNull()
    }
  }
  report('S3 people shut out', figures)
})

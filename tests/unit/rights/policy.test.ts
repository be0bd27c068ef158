import { expect, test } from 'vitest'
import { entityFor, fieldRightsOf, withoutHidden } from '@/lib/kernel/field-rights'
import { addUp, covers, type GroupGrants, type PERMISSIONS, POLICY, reachesOf } from '@/lib/kernel/policy'
import { opportunityDescription } from '@/lib/opportunities/fields'
import { SECTIONS } from '@/lib/rights/sections'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

test('the reaches of several groups add up, and what another contains is left out', () => {
  const read = (...groups: GroupGrants[]) => addUp(groups)['opportunity:read']
  expect(read({})).toBeUndefined()
  expect(read({ 'opportunity:read': 'own' }, { 'opportunity:read': 'team' })).toEqual(['team'])
  expect(read({ 'opportunity:read': 'unit' }, { 'opportunity:read': 'team' })).toEqual(['team', 'unit'])
  expect(read({ 'opportunity:read': 'unit' }, { 'opportunity:read': 'below' })).toEqual(['below'])
  expect(read({ 'opportunity:read': 'all' }, { 'opportunity:read': 'own' })).toEqual(['all'])
})

test('everybody has what everybody has, whatever the groups', () => {
  expect(addUp([])).toMatchObject({ 'profile:write': ['own'], 'dictionary:read': ['all'] })
})

test('only who reaches everything covers a right of another', () => {
  const all = addUp([POLICY.administrator])
  for (const preset of Object.values(POLICY)) expect(covers(all, addUp([preset]))).toBe(true)
  expect(covers(addUp([POLICY.manager]), addUp([POLICY.representative]))).toBe(false)
  expect(covers(addUp([POLICY.director]), addUp([POLICY.representative]))).toBe(true)
  expect(covers(addUp([POLICY.director]), addUp([POLICY.administrator]))).toBe(false)
  expect(covers(addUp([]), addUp([]))).toBe(true)
})

test('presets only give what can be given', () => {
  for (const [preset, grants] of Object.entries(POLICY))
    for (const [permission, reach] of Object.entries(grants))
      expect(reachesOf(permission as (typeof PERMISSIONS)[number]), `${preset} ${permission}`).toContain(
        reach,
      )
})

test('every permission that groups give is on the screen, with words in both languages', () => {
  for (const { permissions } of SECTIONS)
    for (const permission of permissions) {
      expect(vi.rights.permissions, permission).toHaveProperty([permission, 'hint'])
      expect(en.rights.permissions, permission).toHaveProperty([permission, 'hint'])
    }
})

const limited = (fields: Record<string, 'hidden' | 'readOnly'>, grants: GroupGrants = POLICY.manager) => ({
  grants,
  fieldRights: { opportunity: fields },
})

test('a field is hidden or locked only if every group that opens the record says so', () => {
  const rights = (...groups: ReturnType<typeof limited>[]) => fieldRightsOf(groups).opportunity ?? {}
  expect(rights(limited({ amount: 'hidden' }))).toEqual({ amount: 'hidden' })
  expect(rights(limited({ amount: 'hidden' }), limited({ amount: 'readOnly' }))).toEqual({
    amount: 'readOnly',
  })
  expect(rights(limited({ amount: 'hidden' }), limited({}))).toEqual({})
  expect(rights(limited({ amount: 'hidden' }), limited({}, {}))).toEqual({ amount: 'hidden' })
})

test('a hidden field is nowhere, with all that follows from it; a locked one is read-only', () => {
  const actor = { fieldRights: { opportunity: { amount: 'hidden', sourceId: 'readOnly' } as const } }
  const { fields } = entityFor(actor, opportunityDescription)
  expect(fields).not.toHaveProperty('amount')
  expect(fields).not.toHaveProperty('amountBase')
  expect(fields).not.toHaveProperty('currency')
  expect(fields.sourceId?.readOnly).toBe(true)
  const row = { id: '1', title: 'A', amount: 5, amountBase: 5, currency: 'VND', sourceId: 's' }
  expect(withoutHidden(actor, opportunityDescription, row)).toEqual({ id: '1', title: 'A', sourceId: 's' })
})

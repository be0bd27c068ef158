import { expect, test } from 'vitest'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import { leads } from '@/lib/leads/entity'
import { groupsOf, likeness, makesTwins, pairOf } from '@/lib/records/likeness'

const mails = (...addresses: string[]) => ({
  emails: addresses.map((address) => ({ address, optedOut: false, invalid: false })),
})

test('a way to reach them is enough, and every address counts', () => {
  expect(likeness(accounts, [], { phone: '+84912333444' }, { phone: '+84912333444' })).toEqual(['phone'])
  expect(likeness(accounts, [], { taxCode: '0100109106' }, { taxCode: '0100109106' })).toEqual(['taxCode'])
  const [a, b] = [mails('an@x.test', 'an@y.test'), mails('b@x.test', 'an@y.test')]
  expect(likeness(contacts, [], a, b)).toEqual(['email'])
  expect(likeness(contacts, [], mails('an@x.test'), mails('b@x.test'))).toEqual([])
})

test('nothing is the same as nothing', () => {
  expect(likeness(accounts, ['name'], { phone: null, name: '' }, { phone: null, name: '' })).toEqual([])
  expect(likeness(contacts, [], mails(), mails())).toEqual([])
})

test('a name is enough only together with something else, whatever its marks and capitals', () => {
  const an = { name: 'Nguyễn Văn An', companyName: 'Hoà Phát' }
  expect(likeness(leads, [], an, { name: 'nguyen van AN', companyName: 'Sen' })).toEqual([])
  expect(likeness(leads, [], an, { name: 'nguyen van AN', companyName: 'hòa phát' })).toEqual([
    'name',
    'companyName',
  ])
  const born = { name: 'Lan', bornOn: '1990-02-03' }
  expect(likeness(contacts, [], born, born)).toEqual(['name', 'bornOn'])
  expect(likeness(contacts, [], born, { ...born, name: 'Mai' })).toEqual([])
})

test('a province is no address: a street in the same ward is', () => {
  const at = (street: string, ward: string) => ({
    name: 'Lan',
    address: { street, now: { ward, province: '01' } },
  })
  expect(likeness(contacts, [], at('', '1'), at('', '1'))).toEqual([])
  expect(likeness(contacts, [], at('12 Lý Thường Kiệt', '1'), at('12 lý thường kiệt', '2'))).toEqual([])
  expect(likeness(contacts, [], at('12 Lý Thường Kiệt', '1'), at('12 lý thường kiệt', '1'))).toEqual([
    'name',
    'address',
  ])
})

test('what no two may share by the rules of the company is enough by itself', () => {
  expect(likeness(accounts, [], { name: 'Sen' }, { name: 'SEN' })).toEqual([])
  expect(likeness(accounts, ['name'], { name: 'Sen' }, { name: 'SEN' })).toEqual(['name'])
})

test('owner, tags and status make nobody the same', () => {
  const same = { name: 'Lan', ownerId: 'x', tagIds: ['y'], status: 'new', description: 'z' }
  expect(likeness(leads, [], same, same)).toEqual([])
  expect(['ownerId', 'status', 'tagIds'].some((name) => makesTwins(leads, name))).toBe(false)
  expect(['name', 'phone', 'emails', 'companyName', 'address'].every((name) => makesTwins(leads, name))).toBe(
    true,
  )
})

test('pairs that meet in a record are one group, whatever their order', () => {
  const edges = [pairOf('a', 'b'), pairOf('d', 'e'), pairOf('c', 'b'), pairOf('e', 'f'), pairOf('f', 'd')]
  expect(groupsOf(edges)).toEqual([
    ['c', 'b', 'a'],
    ['f', 'e', 'd'],
  ])
})
